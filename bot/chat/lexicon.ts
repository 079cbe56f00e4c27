import type { Entity } from '../../domain/collaboration/entity.ts'

/**
 * What a word can mean in a question, in every language we speak; lower case, no accents or punctuation, as `searchKey`
 * writes it. Typos are forgiven elsewhere; Chinese words are found wherever they stand.
 */
export const lexicon = {
  we: 'we i wir ich weve ive 我们 我',
  us: '回复我们 答复我们 告诉我们 us me uns mir mich 给我们 与我们 向我们 和我们 跟我们 对我们 给我',
  our: 'our ours my mine unser unsere unseren unserer unserem meine mein 我们的 我的',
  them: `
    nobody noone none niemand keiner 没人 they them their others other anyone anybody someone somebody everyone sie ihnen andere anderen jemand 他们 对方 其他人
    别人`,
  who: 'whoever who whom whos which whose wer wem wen welche welcher welches welchen 谁 哪些 哪个 哪家',
  where: 'where wo wohin 哪里 哪儿 何处',
  visibility: `
    percent figure figures insight insights coverage complete completeness vis scoring scored scores rating sichtbarkeitswert visibility visible visibly score percentage percentages
    einblick transparency transparent sichtbarkeit sichtbar prozent quote 可见度 可见性 得分 分数 百分比`,
  amount: 'much many viel wieviel 多少',
  average: 'average overall total mean durchschnitt durchschnittlich gesamt 平均 总体',
  give: `
    opened going passing passed letting let lets allow allows allowed disclosing disclosed exposing release released
    freigegebenen gegeben share shares shared sharing give gives given giving gave provide provides provided
    providing send sends sending disclose discloses expose supply supplies supplying supplied offer offers offering grant granted
    teilen teilt geteilt geben gibt freigeben freigegeben freigabe freigaben liefert 共享 分享 提供 给`,
  take: `
    see sees seeing seen view views access accesses get gets getting receive receives received receiving obtain look
    read sehen sieht einsehen zugriff bekommen bekommt erhalten erhalt 看到 看见 查看 访问 得到 收到 获得`,
  data: 'data information info entities records daten informationen 数据 信息',
  wait: 'sitting sits waiting wait waits awaiting await wartet warten wartest 等待 等',
  anything: 'anything something everything etwas',
  pending: `
    attention decision decisions decide piled approval approvals entscheiden entscheidung plate agenda queue backlog overdue
    unresolved unerledigt 处理 待 pending waiting wait waits open outstanding unanswered todo todos task tasks due
    inbox anything incoming offen offene offenes wartet warten ausstehend ausstehende aufgaben 待处理 等待 待办 待回复 未处理`,
  answer: `
    word no 回复我们 答复我们 accepted accepts declined rejected turned confirmed feedback heard responding replying
    zugesagt abgelehnt angenommen ruckmeldung answer answers answered answering reply replied replies respond
    responded responds response responses reacted owe owes owed antworten antwortet geantwortet antwort beantworten
    reagiert approve approved genehmigen 回复 答复 回应 回答`,
  request: `
    invite invites request requests requested anfrage anfragen einladung einladungen invitation invitations 请求 邀请`,
  sent: 'sent outgoing asked invited gesendet gesendete geschickt verschickt 已发送 发出 发送的',
  partner: `
    network netzwerk partner partners partnered partnerships connected connection connections partnern verbunden verbindungen 合作伙伴 伙伴
    已连接`,
  vendor: 'vendor vendors supplier suppliers lieferant lieferanten 供应商',
  customer: 'customer customers client clients buyer buyers kunde kunden 客户',
  find: `
    locate browse find search suggest suggests suggestion suggestions recommend recommendations discover looking
    finde finden suche suchen vorschlagen vorschlage 查找 寻找 搜索 推荐 找`,
  company: 'companys company companies firms firm organizations organisations businesses unternehmen firmen 公司 企业',
  collaboration: `
    kollaboration kollaborationen zusammenarbeit 合作 collaboration collaborations collab collabs collaborate
    collaborating project projects kooperation kooperationen 协作 合作项目`,
  status: 'status state progress details show stand zeige zeig 状态 进展',
  changed: `
    changed change changes changing happened happen happening history news update updates activity activities log
    recently verlauf geandert anderungen passiert neues neuigkeiten 变化 变更 历史 发生 最近`,
  region: `
    region regions country countries location locations located stored store hold holds kept copies copy regionen
    gespeichert liegen kopien 区域 地区 存储 副本`,
  rank: 'rank ranking ranked order sort sorted compare comparison list rangliste sortiere vergleiche 排名 排序',
  least: 'least lowest worst fewest smallest bottom wenigsten niedrigste niedrigsten schlechteste 最少 最低 最差',
  most: 'most highest best largest top meisten hochste hochsten beste 最多 最高 最好',
  below: 'below under less lower fewer beneath unter weniger unterhalb 低于 少于 不到',
  above: 'above over more higher exceed exceeds uber mehr mindestens 高于 超过 至少',
  half: 'half halfway halfte 一半',
  why: 'why reason how warum wieso weshalb 为什么 为何',
  missing: 'withhold withholds withholding missing lacking lack lacks withheld fehlt fehlen fehlend 缺少 缺失 没有共享',
  not: 'not havent hasnt didnt dont doesnt haven hasn didn yet still never nicht noch 没有 还没 未 尚未',
  asking: 'is are does do did has have can could will ist sind hat haben kann 吗 是否',
  help: 'help commands command options instructions manual capabilities hilfe befehle anleitung 帮助 命令 功能',
  /** Industries and data entities: their names come from the words. */
  place: '',
  entity: '',
  cancel: 'cancel withdraw revoke zuruckziehen abbrechen 取消 撤回',
  connect: 'link introduce connects connect connecting verbinde verbinden 连接',
  create: 'new create start begin neue neu erstelle beginne 新建 创建 发起',
  accept: 'accept approve annehmen annimm akzeptieren 接受 同意',
  decline: 'decline reject refuse deny ablehnen lehne 拒绝',
  /** Said for politeness, or to tie words together. */
  filler: `
    part parts work working business overview else called named here a an the of to for from in on at by with and or
    any some all please pls could would you tell give what whats when be been being need want like know that this
    these those there it its so far now currently today hi hello hey thanks thank just than as per cent us
    had was were should shall may might must am back up out about via through also both each every one only really
    actually right list display present got week month day days weeks months year since last past yesterday monday
    tuesday wednesday thursday friday saturday sunday s t re ve d ll least der die das den dem des ein eine einen
    einer von vom mit zu zum zur fur im auf bei aus und oder bitte es gibt mal ist wie diese dieser dieses woche
    monat tag tagen seit letzte letzten heute gestern montag alle du ihr als`,
} as const satisfies Readonly<Record<string, string>>

export type Concept = keyof typeof lexicon

/** What people call the data entities besides their names on the cards. */
export const nicknames: Readonly<Record<Entity, readonly string[]>> = {
  'financial-information': [
    'financial information',
    'financials',
    'finances',
    'financial data',
    'finanzdaten',
    'finanzen',
  ],
  certifications: ['certifications', 'certification', 'certificates', 'certificate', 'zertifikate'],
  'corporate-social-responsibility': [
    'corporate social responsibility',
    'csr',
    'social responsibility',
    'sustainability data',
  ],
  vendors: ['vendors', 'vendor list', 'supplier list'],
  products: ['products', 'product', 'items', 'bill of materials', 'bom', 'produkte'],
  'product-allocation': ['product allocation', 'allocation', 'allocations'],
  'manufacturing-resource-planning': [
    'manufacturing resource planning',
    'mrp',
    'resource planning',
    'material planning',
  ],
  'manufacturing-schedule': [
    'manufacturing schedule',
    'manufacturing schedules',
    'production schedule',
    'schedule',
    'schedules',
    'fertigungsplan',
  ],
  'production-orders': ['production orders', 'production order', 'fertigungsauftrage'],
  warehouses: ['warehouses', 'warehouse', 'stock', 'stocks', 'inventory', 'lager', 'lagerbestand'],
  'production-plants': ['production plants', 'production plant', 'plants', 'plant', 'factories', 'factory', 'werke'],
  'orders-and-shipments': [
    'orders and shipments',
    'orders',
    'shipments',
    'shipment',
    'deliveries',
    'auftrage',
    'lieferungen',
  ],
}

/** Words that mean something else together than each by itself. */
export const idioms: readonly (readonly [said: RegExp, meant: string])[] = [
  [/\bhow (?:well|far|good|deep|deeply)\b/g, 'how much'],
  [/\b(?:not|doesnt|dont|isnt|arent|hasnt|havent|didnt) (?=(?:shar|giv|provid|send|sent|disclos))/g, 'withhold '],
  [/\bdid (we|i) ask\b(?! for)/g, '$1 asked'],
  [/\b(?:goes|flows) (?:out )?to (?!us\b)/g, 'we share with '],
  [/\bf(?:ind|inds|inding|ound) out (?:about|of)\b/g, 'see'],
  [/\b(?:leave|leaves|leaving|left) out\b|\b(?:hold|holds|holding|held|keep|keeps|keeping|kept) back\b/g, 'withhold'],
  [/\b(?:anything|something|what s|whats|was gibt es|gibt es) (?:new|neues)\b/g, 'news'],
  [/\bwork(?:s|ing)? (?:together )?with\b/g, 'partner'],
  [/\b(?:know|knows|learn|learns) (?:about|of)\b|\blook(?:s|ing)? (?:in ?to|inside)\b/g, 'see'],
  [/\bgetting back\b|\b(?:got|get|gets) in touch\b/g, 'answered'],
  [/\blook(?:ing)? (?:(?:some|any|them|one) )?(?:for|up)\b/g, 'find'],
  [/\b(?:say|said|says) (?:no|yes)\b/g, 'answered'],
  [/\bget(?:ting|s)? back to\b/g, 'answer'],
  [/\bgot back to\b/g, 'answered'],
  [/\bgot (?=our\b|from\b)/g, 'received '],
  [/\bhear(?:d)? (?:back )?from\b/g, 'answered'],
  [/\bturn(?:ed)? (?:us |me )?down\b/g, 'declined'],
  [/\b(?:let|lets|letting|allow|allows|allowing) us (?:to )?(?:see|view|access)\b/g, 'share with us'],
  [/\b(?:can|may|could|able to) (?:see|view|access)\b/g, 'see'],
  [/\b(?:goes|go|going) (?:out )?from us\b/g, 'we share'],
  [/\b(?:answer|answers|reply|response|decision) from (?:me|us)\b/g, 'we answer'],
  [/\bto do\b(?= list|s\b|$)/g, 'todo'],
  [/\b(?:give me|gib mir|(?:show|tell|zeig|zeige) (?:me|us|mir|uns))\b/g, ''],
  [/\bgibt es\b/g, ''],
  [/\bper cent\b/g, 'percent'],
]
