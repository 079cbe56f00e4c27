import type { Letter as Invited } from '../../domain/network/introductions.ts'
import { bodyHtml, bodyText, escaped } from '../html.ts'
import { type Card, card, text } from '../kit.ts'
import { invitedCard } from '../network/prospect.ts'
import type { Reader } from '../reader.ts'

/** Where the links of an e-mail lead; each is an address that is whole. */
export type Links = {
  readonly answer?: { readonly url: string; readonly until: Date } | undefined
  readonly confirm?: { readonly url: string; readonly until: Date; readonly title: string } | undefined
  readonly teams?: string | undefined
  /** Absent from the e-mail that asks whether there may be others. */
  readonly unsubscribe?: string | undefined
}
export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

/** B3: a card as an e-mail, in the same words, with the way to the same answer. */
export function letterOf(reader: Reader, card: Card, { answer, confirm, teams, unsubscribe }: Links): Letter {
  const { mail } = reader.words
  const links = [
    { title: confirm?.title ?? '', url: confirm?.url },
    { title: mail.answer, url: answer?.url },
    { title: mail.openTeams, url: teams },
  ].flatMap(({ title, url }) => (url === undefined ? [] : { title, url }))
  const valid = answer
    ? mail.link(reader.date(answer.until))
    : confirm
      ? mail.confirmUntil(reader.when(confirm.until))
      : ''
  return written(reader, card, {
    links,
    valid,
    below: unsubscribe ? { why: mail.why, stop: mail.unsubscribe, url: unsubscribe } : undefined,
  })
}

/** I1: an invitation as an e-mail, with the page that says how to begin. */
export function invitationLetter(
  reader: Reader,
  invited: Invited,
  { url, unsubscribe }: { readonly url: string; readonly unsubscribe: string },
): Letter {
  const { invite } = reader.words
  return written(reader, invitedCard(reader, invited), {
    links: [{ title: invite.mailBegin, url }],
    valid: invite.mailLink(reader.date(invited.expiresAt)),
    below: {
      why: invite.mailWhy(invited.invitedBy, invited.company),
      stop: reader.words.mail.unsubscribe,
      url: unsubscribe,
    },
  })
}

/** What follows the card in an e-mail: links, until when they work, why it was sent, and how to unsubscribe. */
type Under = {
  readonly links: readonly { readonly title: string; readonly url: string }[]
  readonly valid: string
  readonly below: { readonly why: string; readonly stop: string; readonly url: string } | undefined
}

function written(reader: Reader, card: Card, { links, valid, below }: Under): Letter {
  return {
    subject: card.fallbackText.replace(/\s+/g, ' '),
    text: [
      bodyText(card),
      ...links.map(({ title, url }) => `${title}:\n${url}`),
      valid,
      below && `-- \n${below.why}\n${below.stop}: ${below.url}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: [
      `<!doctype html><html lang="${reader.language}"><meta charset="utf-8"><body style="font-family:sans-serif">`,
      bodyHtml(card),
      ...links.map(({ title, url }) => `<p><a href="${escaped(url)}"><b>${escaped(title)}</b></a></p>`),
      valid && `<p>${escaped(valid)}</p>`,
      below && `<p><small>${escaped(below.why)} <a href="${escaped(below.url)}">${escaped(below.stop)}</a></small></p>`,
      '</body></html>',
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

/** What the reader of an address is asked, and what a yes is called. */
export type Question = { readonly heading: string; readonly question: string; readonly yes: string }

/** B3, I1: asks at an address whether it belongs to the person or company for which it was given. */
export const confirmationOf = (
  reader: Reader,
  { heading, question, yes }: Question,
  confirm: { readonly url: string; readonly until: Date },
): Letter => letterOf(reader, card(reader, heading, [text(question)], []), { confirm: { ...confirm, title: yes } })
