import type { Chosen, PreferenceView } from '../../domain/delivery/preferences.ts'
import { go, send } from '../buttons.ts'
import { choosing, typing } from '../fields.ts'
import { type Card, card, type Notice, subtle, text } from '../kit.ts'
import { row } from '../layout.ts'
import type { Reader } from '../reader.ts'

/** B2: how and when the reader is notified; `typed` is what has been chosen but could not be saved. */
export function preferencesCard(reader: Reader, view: PreferenceView, notice: Notice = false, typed?: Chosen): Card {
  const { buttons, headings, notifications: words } = reader.words
  const { digestHour = view.digestHour, quietFrom: from = view.quiet?.from, quietTo: to = view.quiet?.to } = typed ?? {}
  const email = typed?.email ?? view.askedEmail ?? view.email
  return card(
    reader,
    headings.notifications,
    [
      notice,
      text(words.intro),
      // Every kind has its words, and there are no others.
      ...(Object.keys(words.kinds) as (keyof typeof words.kinds)[]).map(kind =>
        choosing(kind, words.kinds[kind], Object.entries(words.ways), { value: typed?.ways[kind] ?? view.ways[kind] }),
      ),
      subtle(words.always),
      choosing('digestHour', words.digestHour, hours, { value: `${digestHour}` }),
      choosing('quietFrom', words.quietFrom, hours, { value: from?.toString(), none: words.noQuiet }),
      choosing('quietTo', words.quietTo, hours, { value: to?.toString(), none: words.noQuiet }),
      subtle(words.quiet),
      subtle(words.zone(view.zone)),
      typing('email', reader.words.fields.email, {
        value: email,
        style: 'Email',
      }),
      subtle(words.email),
      view.isStopped &&
        view.email !== null &&
        row([text(words.stopped(view.email))], [go(buttons.allowMail, 'preferences.allow-mail', {})]),
      view.askedEmail !== null &&
        row([text(words.waits(view.askedEmail))], [go(buttons.sendAgain, 'preferences.resend', {})]),
    ],
    [send(buttons.save, 'preferences.save', {}, 'positive'), go(buttons.home, 'home.show', {})],
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => [`${hour}`, `${hour}:00`.padStart(5, '0')] as const)
