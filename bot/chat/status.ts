import type { Tag } from './lexicon.ts'

type Has = (...tags: readonly Tag[]) => boolean

export type Status = 'draft' | 'waiting' | 'accepted' | 'declined' | 'expired' | 'cancelled'

const isOther =
  /\b(?:not|arent|isnt|no|without|except|excluding|keine?|nicht|ohne|ausser)\b (?:\w+ ){0,2}(?:drafts?|entwurf\w*|accepted|angenommen\w*)|(?:不是|非|除了?|不含|不包括) ?(?:草稿|草案|已接受)/

/** In which state the collaborations or requests are that are meant. */
export function statusIn(text: string, has: Has): Status | undefined {
  if (
    /\b(?:none of the|not the|without (?:the )?|except (?:the )?|no) (?:declined|rejected|expired|cancelled)|ohne (?:die )?(?:abgel\w+)/.test(
      text,
    )
  )
    // Of requests the others wait; of collaborations they may be anything else.
    return has('collab') ? undefined : 'waiting'
  // Another than that: which ones is not for us to say.
  if (isOther.test(text)) return undefined
  if (has('collab') && has('answer')) return 'waiting'
  if (has('draft')) return 'draft'
  if (has('declined') || (has('collab') && has('decline') && has('anyone', 'who', 'they'))) return 'declined'
  if (has('expired')) return 'expired'
  if (has('cancelled')) return 'cancelled'
  if (has('accepted')) return 'accepted'
  // "Nothing to do with warehouses"
  if (/\b(?:nothing|nichts|nix)(?: mit| with)? .*\b(?:to do|zu tun)|无关|没关系/.test(text)) return undefined
  return has('pending', 'wait') || /unanswered|unbeantwortet|未回复|没有回复/.test(text) ? 'waiting' : undefined
}

/** Whether those who are connected are meant, or only the others. */
export const connectedIn = (text: string, has: Has, isNot: boolean): boolean | undefined => {
  if (
    /\b(?:not|arent|isnt|unconnected|havent) (?:yet )?(?:connected|partners?|linked|hooked up|in touch|working|doing business|our partners?)|\bwe (?:dont|do not|havent) (?:yet )?(?:know|have|work with|connected)\b|nicht (?:mit uns |mit # )?(?:verbunden|vernetzt|unsere partner)|\bwir (?:noch |bisher )?nicht (?:kennen|haben|verbunden|arbeiten)|ohne verbindung|without (?:a |any )?connection|no connection|not (?:with|connected with) us|未连接|没.{0,6}连[接上]|还没连接|尚未连接|不是(?:我们的)?(?:合作)?伙伴/.test(
      text,
    )
  )
    return false
  if (
    /\b(?:schon|bereits) (?:unsere? )?partner|\balready (?:our |a )?partners?\b|已经?是(?:我们的)?(?:合作)?伙伴/.test(
      text,
    ) &&
    !isNot
  )
    return true
  return has('connected') && !isNot ? true : undefined
}
