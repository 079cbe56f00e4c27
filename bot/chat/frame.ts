import type { Entity } from '../../domain/data/catalogue.ts'
import type { NamedCollaboration, NamedCompany } from '../../domain/views/names.ts'
import type { Direction } from './direction.ts'
import { isStrange } from './grammar.ts'
import type { Kind } from './kinds.ts'
import type { Conditions, Reading } from './reading.ts'

/** What a sentence comes to (Q1): what is asked or wished, of whom, about what, negated or not, under which conditions. */
export type Frame = {
  readonly kind: Kind
  readonly companies: readonly NamedCompany[]
  readonly isAmbiguous: boolean
  readonly collaborations: readonly NamedCollaboration[]
  readonly entities: readonly Entity[]
  readonly direction: Direction | undefined
  readonly isNot: boolean
  readonly conditions: Conditions
  /** Further marks: that it is about collaborations rather than partners, about nothing being shared, about who did it. */
  readonly flags: readonly Flag[]
  /** Words that may be a name that nobody here has, as they were typed. */
  readonly unknown: string
}
export type Flag =
  | 'collaborations'
  | 'nothing'
  | 'done-by-us'
  | 'done-by-them'
  | 'connections'
  | 'invitations'
  | 'all-statuses'
  | 'not-answered'
  | 'requested'
  | 'why'
  | 'not-them'

/** A reading of that kind, as a frame. */
export function frameOf(reading: Reading, kind: Kind): Frame {
  const { companies, isAmbiguous, collaborations, entities, direction, isNot, conditions } = reading
  return {
    kind,
    companies,
    isAmbiguous,
    collaborations,
    entities,
    direction,
    isNot,
    conditions,
    flags: flagsOf(reading),
    unknown: unknownIn(reading),
  }
}

/** Strange words in a row, after a word that makes a name of them, or at the end. */
function unknownIn({ tokens, said }: Reading): string {
  const first = tokens.findIndex(isStrange)
  if (first < 0) return ''
  const rest = tokens.slice(first)
  // "Müller & Söhne"
  const until = rest.findIndex(
    (token, at) =>
      !(token.word === '&' && rest[at + 1] !== undefined && isStrange(rest[at + 1] as (typeof rest)[number])) &&
      !isStrange(token) &&
      !(token.kind === 'word' && token.isGuessed),
  )
  const row = until < 0 ? rest : rest.slice(0, until)
  return said.slice(row[0]?.from, row.at(-1)?.to)
}

const NO =
  '(?:\\b(?:no|not|without|except|excluding|keine?|nicht|ohne|ausser)\\b(?: the| die)?|不要|不看|不是|不含|除了|别)'
const isWithoutConnecting = new RegExp(
  `${NO} ?(?:connect(?:ion)? requests?|verbindungsanfragen?|kontaktanfragen?|连接(?:请求|申请))|(?:connect(?:ion)? requests?|verbindungsanfragen?|kontaktanfragen?) (?:\\w+ )?(?:not|nicht|weglassen|ausblenden|aussen vor|raus|excluded|aside)|[连链]接(?:请求|申请)(?:就)?(?:不要|不用|不必|不算|除外|别)`,
)
const isWithoutInviting = new RegExp(
  `${NO} ?(?:invitations?|einladungen?|邀请)|(?:invitations?|einladungen?) (?:\\w+ )?(?:not|nicht|weglassen|ausblenden|aussen vor|raus|excluded|aside)|邀请(?:就)?(?:不要|不用|不必|不算|除外|别)`,
)

function flagsOf({ has, text, isNot, companies }: Reading): readonly Flag[] {
  const flags: readonly (readonly [Flag, boolean])[] = [
    ['collaborations', has('collab')],
    [
      'nothing',
      !/\b(?:sell|supply)\b/.test(text) &&
        (has('nothing') ||
          /\b(?:never|not|cannot|cant|dont|doesnt|havent|hasnt) .*\b(?:anything|any data|any of (?:our|the|their)|something)\b|\ba single thing\b|\bnot a thing\b|\bat all\b|\bkeine[rn]? (?:einzige\w* )?(?:unserer|von unseren|ihrer|deren) daten\b|\buberhaupt nichts|一点.*都[没不]|完全(?:看不|没|不)|啥[都也][没不]|\bnix\b|从(?:来)?(?:没|未)(?!.*的(?:是|有))|从(?:来)?(?:没|未)[^的]*(?:数据|东西|资料)|什么都(?:没|不)|没有?(?:给|共享).*任何/.test(
            text,
          )),
    ],
    [
      'done-by-us',
      companies.length === 0 &&
        /\b(?:did|have) (?:we|i) (?!get|receive|see)|\bwe (?:did|changed|have done)\b|\bour own (?:changes|activit)|\bhaben wir\b|\bwir .*(?:geandert|gemacht|getan)\b|我们.*(?:改|做|更改)了/.test(
          text,
        ),
    ],
    [
      'done-by-them',
      /\b(?:did|has|have) (?:#|they|our partners?|partners?|others?) (?:change|done?|do|changed)\b|\bhat # .*(?:geandert|gemacht|getan)|\bhaben (?:die )?(?:partner|anderen|sie) .*(?:geandert|gemacht)|(?:#|伙伴|对方|他们).{0,8}(?:改|做|更改)了/.test(
        text,
      ),
    ],
    [
      'connections',
      isWithoutInviting.test(text) ||
        (!isWithoutConnecting.test(text) &&
          /connect(?:ion)? requests?|request(?:ed|s)? (?:to connect|(?:a )?connections?)|wants? to connect|anfragen? zum (?:verbinden|vernetzen)|verbindungsanfrage|kontaktanfrage|[连链]接(?:请求|申请)|想.*[连链]接|申请.{0,6}[连链]接|[连链]接.{0,4}申请|mit uns verbinden|mit uns verbunden werden|mit uns vernetzen/.test(
            text,
          )),
    ],
    [
      'invitations',
      isWithoutConnecting.test(text) ||
        (has('invitation') && !has('request') && !isWithoutInviting.test(text) && !/invited|eingeladen/.test(text)),
    ],
    [
      'all-statuses',
      /\b(?:too|also|including|incl|auch|samt|all)\b(?! (?:the |den |der |dem )?(?:reasons?|grund|begrundung|grunden))|也|包括|所有/.test(
        text,
      ),
    ],
    [
      'not-answered',
      has('answer') && (isNot || /unanswered|unbeantwort|\bnobody\b|\bno ?one\b|\bniemand|\bkeiner\b|未|没/.test(text)),
    ],
    // What lacks of one partner is told by how its score is made.
    ['why', has('why') || (has('missing') && companies.length === 1)],
    ['not-them', /(?:\b(?:not|nicht|noch|nor|ohne|without)|不是|非)(?: (?:by|from|of|with|von|mit))? ?#/.test(text)],
    [
      'requested',
      /\bask(?:ed|s|ing)? (?:#|(?:us|them|they|for|of)\b)|\brequest(?:ed|s)?\b|\bwants?\b|\bwanted\b|angefragt|angefordert|anfragt\w*|anfordert\w*|angefordert|gewollt|verlangt|请求[了过的]|要[了过的]|索取[了过]/.test(
        text,
      ),
    ],
  ]
  return flags.flatMap(([flag, holds]) => (holds ? flag : []))
}
