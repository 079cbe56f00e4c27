import type { Letter as Invited } from '../../domain/network/introductions.ts'
import { bodyHtml, bodyText, escaped } from '../html.ts'
import type { Card } from '../kit.ts'
import { invitedCard } from '../network/prospect.ts'
import type { Reader } from '../reader.ts'

/** Where the links of an e-mail lead; each is an address that is whole. */
export type Links = {
  readonly answer?: { readonly url: string; readonly until: Date }
  readonly teams?: string
  readonly unsubscribe: string
}
export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

/** B3: a card as an e-mail, in the same words, with the way to the same answer. */
export function letterOf(reader: Reader, card: Card, { answer, teams, unsubscribe }: Links): Letter {
  const { mail } = reader.words
  return written(reader, card, {
    links: [
      ...(answer ? [[mail.answer, answer.url] as const] : []),
      ...(teams ? [[mail.openTeams, teams] as const] : []),
    ],
    valid: answer ? mail.link(reader.date(answer.until)) : '',
    why: mail.why,
    stop: [mail.unsubscribe, unsubscribe],
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
    links: [[invite.mailBegin, url]],
    valid: invite.mailLink(reader.date(invited.expiresAt)),
    why: invite.mailWhy(invited.invitedBy, invited.company),
    stop: [invite.mailStop, unsubscribe],
  })
}

type Link = readonly [title: string, url: string]
/** What stands below a card: where to go, for how long, why this was sent, and how to get no more. */
type Below = { readonly links: readonly Link[]; readonly valid: string; readonly why: string; readonly stop: Link }

function written(reader: Reader, card: Card, { links, valid, why, stop: [stop, stopUrl] }: Below): Letter {
  return {
    subject: card.fallbackText.replace(/\s+/g, ' '),
    text: [
      bodyText(card),
      ...links.map(([title, url]) => `${title}:\n${url}`),
      ...(valid ? [valid] : []),
      `-- \n${why}\n${stop}: ${stopUrl}`,
    ].join('\n\n'),
    html: [
      `<!doctype html><html lang="${reader.language}"><meta charset="utf-8"><body style="font-family:sans-serif">`,
      bodyHtml(card),
      ...links.map(([title, url]) => `<p><a href="${escaped(url)}"><b>${escaped(title)}</b></a></p>`),
      ...(valid ? [`<p>${escaped(valid)}</p>`] : []),
      `<p><small>${escaped(why)} <a href="${escaped(stopUrl)}">${escaped(stop)}</a></small></p>`,
      '</body></html>',
    ].join('\n'),
  }
}
