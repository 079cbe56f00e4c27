/** What a sentence gives literally: the text of a note, a new name, a number. As it was typed, without what stands around it. */

/** After a colon, or in quotation marks, or after a word that says that it follows, or the `name` of whom it is for. */
export function textIn(said: string, name?: string): string {
  const quoted = /[“”„"«»「『‘]([^“”„"«»」』’]{2,})[“”„"«»」』’]/u.exec(said)?.[1]
  const after = /[:：]\s*(\S[\s\S]*)$/u.exec(said)?.[1]
  const follows =
    /\b(?:saying|that says|reading|telling them|dass|mit dem text)\s+(\S[\s\S]*)$/iu.exec(said)?.[1] ??
    /(?:内容是|说|写上|写着)\s*(\S[\s\S]*)$/u.exec(said)?.[1]
  const dictated = /\b(?:colon|doppelpunkt)\s+(\S[\s\S]*)$/iu.exec(said)?.[1] ?? /冒号\s*(\S[\s\S]*)$/u.exec(said)?.[1]
  // "加个备注货车周五才到"
  const behind = /(?:备注|留言|留个言)(?!给|到|在)[，,]?\s*(\p{Script=Han}[\s\S]{2,})$/u.exec(said)?.[1]
  // "Notiz an Inbound logistics der Lkw kommt erst am Freitag"
  const at = name === undefined ? -1 : said.toLowerCase().indexOf(name.toLowerCase())
  const addressed =
    at > 0 && /\b(?:note|notiz|comment)\b[^,，:]{0,12}$/iu.test(said.slice(0, at)) ? nameAfter(said, name) : undefined
  const comma = /^[^,，]*(?:note|notiz|comment|备注|留言|留个言)[^,，]{0,40}[,，\s]\s*(\S[\s\S]*)$/iu.exec(said)?.[1]
  const dash = /^[^-–]*(?:note|notiz|comment|message|nachricht|备注|留言|留个言)[^-–]*\s[-–]\s*(\S[\s\S]*)$/iu.exec(
    said,
  )?.[1]
  const told =
    /^(?:please |pls |bitte )?(?:tell|let) .{2,40}? (?:know )?that (\S[\s\S]*)$/iu.exec(said)?.[1] ??
    /^(?:bitte )?sag\w* .{2,40}?, dass (\S[\s\S]*)$/iu.exec(said)?.[1] ??
    /^(?:请)?(?:告诉|通知|转告).{2,20}?[，,：:]?(?<=[\p{sc=Latn}，,：:])\s*(\p{Script=Han}[\s\S]*)$/iu.exec(said)?.[1]
  return trimmed(
    quoted ?? after ?? dictated ?? told ?? dash ?? follows ?? (addressed || undefined) ?? behind ?? comma ?? '',
  )
}

/** A name that something is to have: "called X", "rename … to X", "umbenennen in X", "改名为X". */
export function nameIn(said: string): string {
  const quoted = /[“”„"«»「『‘]([^“”„"«»」』’]{2,})[“”„"«»」』’]/u.exec(said)?.[1]
  if (quoted) return trimmed(quoted)
  const called =
    /\b(?:called|named|with the name|by the name(?: of)?|name it|call it|namens|mit (?:dem )?namen|genannt|heißt|heisst|heißen soll|nenn(?:en wir)? (?:sie|es)|title[d]?|name:|name (?:ist|is|lautet|should be)|titel:?)\s+(.+?)(?=\s+(?:with|mit|for|für|requesting|asking|about|zu)\b|[,;.!?]|$)/iu.exec(
      said,
    )?.[1]
  const renamed =
    /\b(?:rename|retitle|call|change the name of|give|title)\b.+?\b(?:to|into|as)\s+(.+?)[.!?]?$/iu.exec(said)?.[1] ??
    /\b(?:umbenennen|umzubenennen|benennen?|benenne?|nennen?|nenne?|umtaufen)\b.*?\bin\s+(\S.*?)(?:\sum)?[.!?]?$/iu.exec(
      said,
    )?.[1] ??
    /\bin\s+(\S.*?)\s+(?:umbenennen|umtaufen|um)[.!?]?$/iu.exec(said)?.[1] ??
    /\b(?:should be called|be called|is now called|soll (?:künftig |ab jetzt |jetzt )?)\s*(.+?)(?:\s+heißen)?[.!?]?$/iu.exec(
      said,
    )?.[1]
  const corrected = /\brename (?:it|this|that)[,;:]? (?:(?:uh|um|to|as|into),? )*((?:\p{Lu}|\d).*?)[.!?]?$/u.exec(
    said,
  )?.[1]
  // "…, Name Werkzeugbau 2"
  const behind = /[,;]\s*[Nn]ame\s+(?!(?:it|is|ist)\b)([\p{L}\d][^,;]*?)[.!?]?$/u.exec(said)?.[1]
  const han =
    /(?:改名为|改名成|改为|重命名为|重命名成|改叫|改成|更名为|更名成|名为|名叫|叫做|叫|命名为)\s*([^，。！？,.!?]+?)(?=\s+(?:伙伴|成员|要|跟|和|给|请求|关于|拉上)|[，。！？,.!?]|$)/u.exec(
      said,
    )?.[1]
  // "…, also show me our partners" is no part of it.
  const name = (called ?? renamed ?? corrected ?? behind ?? han ?? '').replace(
    /(?:[,;]\s*(?:and |und )?|\s+(?:and|und)\s+)(?:also|then|plus|show|list|tell|give|außerdem|ausserdem|dann|zeig\w*|sag\w*|nenn\w*)\b.*$/iu,
    '',
  )
  const bare = name.replace(
    /\s+(?:from now on|from today|instead|please|pls|ab jetzt|ab sofort|bitte|künftig)\s*[.!]*$/iu,
    '',
  )
  return trimmed(bare).replace(/^(?:lieber|bitte|jetzt|ab jetzt|künftig|just|rather)\s+/iu, '')
}

/** A number of theirs or ours: "number C-9", "Nr. 4711", "编号C-9". */
export function numberIn(said: string): string {
  const named =
    /(?:\b(?:number|no\.?|nr\.?|id|nummer|(?:kunden|lieferanten|kreditoren|debitoren)(?:nummer|nr\.?))|编号|号码|号)(?:\s+(?:in|bei|for|von|of|at|with|für|mit|im)\s+\S+)*\s*(?:should read|should be|to|is|ist|lautet|auf|=|是|为|:|：)?\s*([A-Za-z]{0,4}[-–]?\d[\w-]*)/iu.exec(
      said,
    )?.[1]
  return named ?? /\b([A-Z]{1,3}-\d[\w-]*)\b/u.exec(said)?.[1] ?? ''
}

const trimmed = (text: string) => text.trim().replace(/^[\s"'“”„]+|[\s"'“”„]+$/gu, '')

/** Why something is declined: "reason: …", "because …", or what follows the refusal after a comma. */
export function reasonIn(said: string): string {
  const named =
    /(?:\b(?:reason|grund|begründung|begruendung)\b|理由|原因)\s*(?:is|ist|是)?\s*[:：]?\s*(\S[\s\S]*)$/iu.exec(
      said,
    )?.[1] ??
    /\b(?:because|since we|as we|weil|denn|da wir)\b\s+(\S[\s\S]*)$/iu.exec(said)?.[0] ??
    /(?:因为|由于)\s*(\S[\s\S]*)$/u.exec(said)?.[1]
  const after =
    /[,，;:：-]\s*([^,，;:：]{6,})$/u.exec(said)?.[1] ??
    /(?:[,，;；]\s*|[吧掉了\p{sc=Latn}]\s+)(\p{Script=Han}{3,})$/u.exec(said)?.[1]
  return trimmed(named ?? after ?? '')
}

/** What follows the present name: "call Inbound logistics Inbound Europe from now on". */
export function nameAfter(said: string, name: string | undefined): string {
  const at = name === undefined ? -1 : said.toLowerCase().indexOf(name.toLowerCase())
  if (name === undefined || at < 0) return ''
  const rest = said.slice(at + name.length).replace(/^\s*(?:(?:to|in|into|as)\s+|[,:：]\s*)?/iu, '')
  return trimmed(
    rest.replace(/\s*(?:from now on|from today|instead|please|ab jetzt|ab sofort|bitte|künftig|um)?\s*[.!?。]*$/iu, ''),
  )
}

/**
 * What stands right behind "collaboration", where it is written as a name or holds words that nobody knows: "set up a collab Q4
 * stock watch w/ Datum", "new collab q4 buildup w/ Datum".
 */
export function nameBehind(said: string, unknown = ''): string {
  const named =
    /\b(?:collab\w*|project|kooperation|zusammenarbeit|kollaboration|projekt)\s+(\S.*?)(?=\s+(?:w\/|w|with|mit|for|für|fuer|zu|on|about|asking|requesting|und|and|an|anlegen|starten|aufsetzen)(?=\s|$)|[,;:.!?]|$)/iu.exec(
      said,
    )?.[1] ?? ''
  // "Leg eine Zusammenarbeit Hochwasser an"
  const isName = /^(?:\p{Lu}|\d)/u.test(named) || (unknown !== '' && named.endsWith(unknown) && !unsaid.test(named))
  if (isName) return trimmed(named.replace(/\s+an$/u, ''))
  // "新开一个协作 台风预警 伙伴选 …"
  const han =
    /(?:协作|项目|合作)[\s，,]+(?!跟|和|与|给|向|要|伙伴|关于|包含|请|拉上|找)(\p{Script=Han}{2,12}?)(?=[\s，,。]|$)/u.exec(
      said,
    )?.[1]
  return trimmed(han ?? '')
}
const unsaid = /^(?:with|w\/|mit|for|für|fuer|zu|on|about|asking|requesting|please|pls|bitte|called|named)\b/iu

/** Whom to invite, where it is no company that is known: "lad mal Proseware per Mail ein", "邀请一下蓝天包装，…". */
export function inviteeIn(said: string): string {
  const found = invitees.map(pattern => pattern.exec(said)?.[1]).find(name => name !== undefined) ?? ''
  const name = trimmed(found.replace(/\S+@\S+/gu, '')).replace(/^(?:from|of|at|von|aus|bei)\s+/iu, '')
  // Names that are typed in a hurry are names all the same.
  return /\p{Lu}/u.test(name) ? name : name.replace(/(?<![\p{L}\d'’])\p{Ll}/gu, letter => letter.toUpperCase())
}

const invitees = [
  /(?:名称|名字|公司名|叫)(?:是|为|叫)?[:：]?\s*(\p{Script=Han}{2,12}?)(?=[，,。；;\s]|邮箱|$)/u,
  /^(\p{Script=Han}{2,12}?)(?=还没|还不|没在|不在|没上)/u,
  /(?:邀请|邀(?!请))(?:一下|一家)?(?:公司|供应商|客户)?(?!他们|她们|它们|对方|一下)([^，,。；;：:]{2,40}?)(?=加入|注册|进来|上来|，|,|：|:|\s(?:邮箱|地址|邮件|[^\s，,]+@)|$)/u,
  /^(\p{Lu}.*?)\s+(?:isn'?t|is not|hasn'?t|not|ist|sind)\s+(?:noch |yet |on |here |joined )*(?:nicht|here|on here|joined|hier)/u,
  /\b(?:invite|onboard)\s+(?:the |a |an |our |us |them |him |her |someone |somebody )*(?:new )?(?:(?:company|supplier|vendor|customer)(?:,? |$))?((?!by\b|via\b|per\b|with\b|company\b|someone\b)\p{L}.*?)(?=\s+(?:to|by|via|on|at|per)\b|[,;:(]|\s+\S+@|$)/u,
  /\b[Ll]ad\w*\s+(?:mal |bitte )?(?:die |den )?(?:[Ff]irma |[Ll]ieferanten |[Kk]unden )?(\S.*?)(?=\s+(?:per|zu|ein|via)\b|[,;:(]|\s+\S+@|$)/u,
]
