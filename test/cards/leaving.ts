import { noticeOf } from '../../cards/kit.ts'
import { eraseCard, erasureCard, exportCard, forgetCard, leavingCard } from '../../cards/leaving/leaving.ts'
import type { Reader } from '../../cards/reader.ts'
import { silent } from '../../domain/trust/operator.ts'
import type { LeavingView } from '../../domain/views/leaving.ts'
import { later, type Named, type Writing } from './writing.ts'

/** The cards with which one takes everything along, or leaves, in every state. */
export function leavingCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const many = { connections: 1_234, requests: 12, collaborations: 45, invitations: 678, viewers: 90, received: 12 }
  const view: LeavingView = {
    ...many,
    tables: 16,
    rows: 1_234_567,
    people: 321,
    viewerNames: Array.from({ length: 5 }, () => write(100)),
    copies: [
      { region: 'apac', tables: 16, rows: 1_234_567 },
      { region: 'eu', tables: 1, rows: 1 },
    ],
    erasure: null,
    company: write(200),
  }
  const none = { connections: 0, requests: 0, collaborations: 0, invitations: 0, viewers: 0, received: 0 }
  const empty = { tables: 0, rows: 0, copies: [], viewerNames: [] }
  const asked = { askedAt: later, askedBy: write(100), dueAt: later, endedAt: null, endedBy: null }
  const takenBack = { ...asked, endedAt: later, endedBy: write(100) }
  const operator = { processors: [], backupDays: 35 }
  const wrong = noticeOf(words.refusals['wrong-name']({ name: write(200) }), 'attention')
  const good = noticeOf(words.leaving.tookBack, 'good')
  const name = write(200)
  return [
    ['leaving, admin', () => leavingCard(reader, true, noticeOf(words.leaving.nothingAsked, 'attention'))],
    ['leaving, member', () => leavingCard(reader, false)],
    ['export everything', () => exportCard(reader, `https://liaison.example/export/everything?t=${'x'.repeat(400)}`)],
    ['export everything, nowhere', () => exportCard(reader, undefined)],
    ['erase', () => eraseCard(reader, view, operator, write(200), wrong)],
    ['erase, little', () => eraseCard(reader, { ...view, ...none, ...empty }, silent, '')],
    ['erasure, admin', () => erasureCard(reader, name, asked, { isAdmin: true, isReminder: false })],
    ['erasure, reminder', () => erasureCard(reader, name, asked, { isAdmin: true, isReminder: true })],
    ['erasure, member', () => erasureCard(reader, name, asked, { isAdmin: false, isReminder: false })],
    ['erasure, taken back', () => erasureCard(reader, name, takenBack, { isAdmin: true, isReminder: false }, good)],
    ['forget me', () => forgetCard(reader, operator)],
    ['forget me, last admin', () => forgetCard(reader, silent, noticeOf(words.leaving.forgetLastAdmin, 'attention'))],
  ]
}
