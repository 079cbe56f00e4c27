/** Who has made something, and the verbs of it, in the languages we speak. */
const WE = '\\b(?:we|i)(?: (?:have|had|did|do|also|already|just|ourselves|currently|still|actually|are))*'
const MAKE =
  '(?:owns?|owned|starts?|started|creates?|created|runs|leads|manages|hosts|drives|builds|opens|make|made|open|opened|initiate|initiated|launch|launched|set up|run|ran|lead|led|manage|host|drive|' +
  'build|built|kick off|kicked off|came up with|put together|founded)\\b'
const MADE =
  '(?:owned|started|created|made|opened|initiated|launched|set up|run|led|managed|hosted|driven|built|kicked off|founded)'
const OTHERS =
  '(?:others?|other (?:companies|firms|people|parties)|(?:somebody|someone|anyone|anybody|everyone) else|they|(?:a |the |one of (?:our|the) |our )?partners?|suppliers|vendors|' +
  'customers|companies|the other side|#)'
const GEMACHT =
  '(?:gestartet|angelegt|erstellt|initiiert|begonnen|aufgesetzt|gegrundet|eroffnet|aufgemacht|gemacht|angestossen)\\w*'
const ANDERE =
  '(?:(?:den |die |der )?andere[nr]?|(?:den |unseren? )?partner[n]?|jemand anders|anderer seite|fremden?|denen|#)'
const WIR = '\\bwir(?: (?:selbst|selber|auch|schon|die|der|das|haben|sind|federfuhrend))*'
const 我们 = '(?:我们|我方|我司|咱们?)(?:自己|这边|公司)?'
const 别人 = '(?:别人|别家|人家|别的公司|其他公司|其他家|外面|对方|伙伴们?|合作方|他们|#) ?(?:自己|那边|那头|那儿)?'
const 发起 = '(?:发起|创建|牵头|拥有|建立|开始|启动|主导|主办|负责|建|搞|弄|起头|开)'

const ours = new RegExp(
  [
    `${WE} ${MAKE}`,
    `\\b${MADE} (?:by|from) (?:us|me|ourselves|our (?:own )?(?:company|team|side))\\b`,
    '\\bour own\\b|of our own|\\bwe (?:are )?(?:the )?(?:owners?|leads?|initiators?|hosts?)\\b|\\bwe (?:are )?(?:in charge|responsible)\\b',
    '(?:owner|lead|initiator|host) (?:is |: )?us\\b|eigentumer : (?:wir|uns)\\b|(?:are|is) ours\\b|belong(?:s|ing)? to us|\\b(?:only|just) ours\\b|\\b(?:ones|those) (?:by|from) us$|under our (?:lead|control)',
    `\\bvon uns (?:selbst |selber )?${GEMACHT}|${WIR} (?:\\w+ ){0,2}${GEMACHT}|\\bselb(?:st|er) ${GEMACHT}`,
    '\\bdie wir (?:selbst|selber) \\w+ haben\\b',
    `${WIR} (?:die |der )?(?:eigentumer|besitzer|inhaber|initiator|verantwortlich|federfuhrend|leiten|fuhren|steuern|besitzen)\\w*|(?:eigentumer|besitzer|inhaber)\\w* sind wir`,
    '\\bwir (?:dort |da |hier )?(?:das sagen|den hut|die leitung|die fuhrung)|(?<!\\bwie (?:\\w+ )?)(?:ist|sind) unsere?\\b(?! (?:\\w+ )?sichtbarkeit)|\\bdie von uns$|\\b(?:kooperation\\w*|collab\\w*) (?:von|by) (?:us|uns)\\b|uns (?:selbst )?ge?hor|ge?horen (?:zu )?uns\\b|\\beigenen?\\b|unter unserer',
    `(?<!不是)(?:由|归)?${我们}${发起}(?=[的了出]|$)|由${我们}|归${我们}|${我们}(?:是|当)(?:所有者|发起方|发起人|负责人|主人|牵头方)|我们自己的|我们(?:主导|负责)`,
  ].join('|'),
)

const theirs = new RegExp(
  [
    `${OTHERS} (?:have |has |had |did )?${MAKE}`,
    `\\b${MADE} (?:by|from) ${OTHERS}`,
    '(?:invited|asked) (?:us )?(?:to|into)|\\bwe (?:were|was|are|got|have been|get) (?:\\w+ )?(?:invited|asked|added|pulled|brought|dragged)|\\bwe (?:have |had |only |just |merely )*joined',
    '\\bwe (?:are )?(?:only|just|merely) (?:\\w+ )?(?:participat|take part|taking part|part of|member|join|guest)|where we are guests?',
    '\\b(?:owner|lead|initiator|host)s?(?: is)? (?:not|isnt) us\\b|\\b(?:eigentumer|besitzer)\\w* (?:sind )?nicht wir\\b|所有者不是我们|\\btheir (?:own )?collab|\\b(?:are|is) theirs\\b|\\bnot (?:ours|our own|mine|(?:owned|started|created|made|run|led|from|by) (?:by )?us)|\\b(?:arent|isnt|werent|wasnt) (?:ours|our own|mine|(?:owned|started|created|made|run|led) by us)',
    '\\bwe (?:do not|dont|did not|didnt|have not|havent) (?:own|start|started|create|created|run|lead|make|made|set up|open)|(?:not|dont|doesnt) belong(?:ing)? to us|belong(?:s|ing)? to (?:others|somebody|someone|them|#)',
    `\\bvon ${ANDERE}(?: (?:\\w+ )?${GEMACHT})?|(?<!\\w)${ANDERE} (?:(?!wir\\b)\\w+ ){0,2}${GEMACHT}|\\bder anderen\\b|\\banderer (?:firmen|unternehmen|partner)|${ANDERE} gehor|fremde\\w*|ge?horen? nicht (?:zu )?uns`,
    'eingeladen (?:wurden|sind|worden)|zu denen wir|\\bwir (?:nur|bloss|lediglich) (?:\\w+ )?(?:mitmach|dabei|teilnehm|mitwirk|gast|mitglied|teilnehmer)',
    `nicht (?:von uns|unsere|uns ge?hor|wir)|uns nicht ge?hor|\\bwir nicht (?:\\w+ )?(?:${GEMACHT}|eigentumer|besitzer)`,
    `${别人}${发起}(?=[的了出、，,]|协作|合作|项目| ?[、，,]|$)|由${别人}|邀请我们(?:参加|加入)|别人(?:的|建)|${我们}被(?:邀请|拉|加)|不是由?${我们}.{0,3}(?:发起|创建|牵头|开始|建|的)|${我们}(?:只是|只|仅仅?|只不过)(?:是)?(?:参与|参加|加入)|非${我们}`,
  ].join('|'),
)

/** "Just ours, not the ones they started". */
const notTheirs = new RegExp(
  `\\b(?:not|as opposed to|rather than|instead of|unlike) (?:the )?(?:ones?|those) (?:that |which )?(?:of |from |by )?${OTHERS}|\\bnicht die (?:von |der )?${ANDERE}|${别人}(?:发起|创建|牵头|建)?的(?:就|都)?(?:不要|不看|不算|别|除外)|(?:不要|不看|不算|去掉)${别人}`,
)

/** "Which of our own are accepted by Datum": the company is none of whose they are. */
const ownFirst = /(?<!\bnicht |\bnot )\b(?:unsere[rn]? eigenen?|our own) (?:\*|kooperation|collaboration)/

/** "Both ours and theirs": that is all of them. */
const bothOf =
  /\bours (?:and|or|as well as) theirs\b|\bunsere (?:und|oder|wie auch|als auch) (?:ihre|deren|fremde)\b|\b(?:whoever|no matter who|egal wer|ganz gleich wer)\b|不管是?谁|无论是?谁|我们的(?:和|或|跟)(?:他们|对方|别人)/

/**
 * Whose collaborations are meant: ours, or others' in which we take part. `said` has `#` for companies and `*` for collaborations.
 */
export function ownerIn(said: string): 'ours' | 'theirs' | undefined {
  if (bothOf.test(said)) return undefined
  if (notTheirs.test(said) || ownFirst.test(said)) return 'ours'
  if (theirs.test(said)) return 'theirs'
  return ours.test(said) ? 'ours' : undefined
}

/** Words of which every one says whose something is. */
export const owning =
  /\b(?:own(?:s|ed|er|ers)?|lead|led|started|created|initiated|launched|belongs?|belonging|in charge|responsible|hosted|joined|eigentum\w*|besitz\w*|gehor\w*|gestartet\w*|angelegt\w*|initiiert\w*|verantwort\w*|mitmachen)\b(?: [^ |]+){0,2}|[^ ,，]{0,4}(?:发起|牵头|创建|所有者|拥有|主导)[^ ,，]{0,2}/gu
