import { type Notice, noticeOf } from '../../cards/kit.ts'
import { connectionCard, endCard } from '../../cards/network/connection.ts'
import { companyCard } from '../../cards/network/directory.ts'
import { askCard, cancelCard, declineCard } from '../../cards/network/request.ts'
import type { Verb } from '../../cards/verbs.ts'
import { disconnect } from '../../domain/collaboration/collaborations.ts'
import type { CompanyId, ConnectionId } from '../../domain/kernel/ids.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import {
  acceptConnection,
  cancelConnection,
  declineConnection,
  muteConnection,
  relateConnection,
  remindOfConnection,
} from '../../domain/network/connections.ts'
import { type CompanyView, viewCompany } from '../../domain/network/directory.ts'
import { checkRequest, requestConnection } from '../../domain/network/requests.ts'
import { viewConnection } from '../../domain/views/connection.ts'
import { listEndings } from '../../domain/views/endings.ts'
import {
  attempt,
  type Context,
  type Handlers,
  may,
  notNow,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'
import { showProfile, showProfileForm } from './profile.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 12_000

/** How many endings are listed before they are confirmed. */
const ENDINGS = 10

export const connectionHandlers: Handlers<Extract<Verb, `connection.${string}`>> = {
  async 'connection.show'(context, { connection, relationship, vendorId, customerId }) {
    if (!relationship && vendorId === '' && customerId === '') return showConnection(context, connection)
    const stored = await viewConnection(context.db, context.by, connection)
    if (stored.status !== 'connected' || !may(context.by, 'responder')) return showConnection(context, connection)
    const filled = {
      relationship: relationship ?? stored.relationship,
      vendorId: truncate(vendorId, ROOM / 2) || stored.vendorId,
      customerId: truncate(customerId, ROOM / 2) || stored.customerId,
    }
    return { card: connectionCard(context.reader, { ...stored, ...filled }, true, false, true) }
  },
  async 'connection.ask'(context, { company }) {
    const { refusal } = await attempt(context, checkRequest(context.db, context.by, company))
    if (refusal) return showUnasked(context, company, refusal)
    const view = await viewCompany(context.db, context.by, company)
    // F4: what waits already is shown: ours, or theirs with Accept, instead of a form whose note would be lost.
    return view.status === 'pending' && view.connection
      ? showConnection(context, view.connection, waitingNotice(context, view))
      : { card: askCard(context.reader, view) }
  },
  async 'connection.request'(context, { company, note }) {
    const { db, by, reader } = context
    const { value: id, refusal } = await attempt(context, requestConnection(db, by, company, note))
    if (refusal?.code === 'too-long') {
      return {
        card: askCard(reader, await viewCompany(db, by, company), refused(reader, refusal), truncate(note, ROOM)),
      }
    }
    return id ? showConnection(context, id) : showUnasked(context, company, refusal)
  },
  'connection.accept': (context, { connection }) =>
    afterwards(context, connection, acceptConnection(context.db, context.by, connection)),
  async 'connection.decline-ask'(context, { connection, reason, comment }) {
    const view = await viewConnection(context.db, context.by, connection)
    return view.status === 'pending' && !view.outgoing && may(context.by, 'responder')
      ? {
          card: declineCard(context.reader, view, false, { reason, comment: truncate(comment, ROOM) }),
          subject: `connection:${connection}`,
          asks: true,
        }
      : showConnection(context, connection, notNow(context))
  },
  async 'connection.decline'(context, { connection, reason, comment }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, declineConnection(db, by, connection, reason, comment))
    if (!refusal) return showConnection(context, connection)
    if (refusal.code !== 'too-long')
      return unchanged(await showConnection(context, connection, refused(reader, refusal)))
    const view = await viewConnection(db, by, connection)
    return { card: declineCard(reader, view, refused(reader, refusal), { reason, comment: truncate(comment, ROOM) }) }
  },
  async 'connection.cancel-ask'(context, { connection }) {
    const view = await viewConnection(context.db, context.by, connection)
    return view.status === 'pending' && view.outgoing && may(context.by, 'responder')
      ? { card: cancelCard(context.reader, view) }
      : showConnection(context, connection, notNow(context))
  },
  'connection.cancel': (context, { connection }) =>
    afterwards(context, connection, cancelConnection(context.db, context.by, connection)),
  'connection.mute': (context, { connection, muted }) =>
    afterwards(context, connection, muteConnection(context.db, context.by, connection, muted === 'true')),
  async 'connection.relate'(context, { connection, ...typed }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, relateConnection(db, by, connection, typed))
    if (!refusal) return showConnection(context, connection, noticeOf(reader.words.connection.saved, 'good'))
    const stored = await viewConnection(db, by, connection)
    const vendorId = truncate(typed.vendorId ?? stored.vendorId ?? '', ROOM / 2)
    const customerId = truncate(typed.customerId ?? stored.customerId ?? '', ROOM / 2)
    const view = { ...stored, relationship: typed.relationship ?? stored.relationship, vendorId, customerId }
    return { card: connectionCard(reader, view, may(by, 'responder'), refused(reader, refusal), true) }
  },
  async 'connection.end-ask'(context, { connection }) {
    const view = await viewConnection(context.db, context.by, connection)
    return view.status === 'connected' && may(context.by, 'responder')
      ? { card: endCard(context.reader, view, await listEndings(context.db, context.by, { connection }, ENDINGS)) }
      : showConnection(context, connection, notNow(context))
  },
  'connection.end': (context, { connection }) =>
    afterwards(context, connection, disconnect(context.db, context.by, connection)),
  async 'connection.remind'(context, { connection, when }) {
    const { connection: words } = context.reader.words
    const command = remindOfConnection(context.db, context.by, connection, when)
    if (when === 'never') return afterwards(context, connection, command, words.stopped)
    // The card stays as it is.
    return unchanged(await afterwards(context, connection, command, words.tomorrow))
  },
}

export async function showConnection(context: Context, id: ConnectionId, notice: Notice = false): Promise<Reply> {
  const view = await viewConnection(context.db, context.by, id)
  const canAnswer = may(context.by, 'responder')
  return {
    card: connectionCard(context.reader, view, canAnswer, notice),
    subject: `connection:${id}`,
    asks: canAnswer && view.status === 'pending' && !view.outgoing && !view.muted,
  }
}

/** The command, then the card of what is true now, with the refusal or with what was done. */
async function afterwards(
  context: Context,
  id: ConnectionId,
  command: Promise<unknown>,
  done?: string,
): Promise<Reply> {
  const { refusal } = await attempt(context, command)
  if (refusal) return unchanged(await showConnection(context, id, refused(context.reader, refusal)))
  return showConnection(context, id, done ? noticeOf(done, 'good') : false)
}

/** Why a company cannot be asked, on the card where that can be fixed. */
function waitingNotice({ reader: { words } }: Context, { profile: { name = '' }, outgoing }: CompanyView): Notice {
  return outgoing
    ? noticeOf(words.connection.waitsAlready(name), 'attention')
    : noticeOf(words.connection.theyAsked(name), 'good')
}

async function showUnasked(context: Context, company: CompanyId, refusal?: Refusal): Promise<Reply> {
  const { db, by, reader } = context
  const notice = refused(reader, refusal)
  if (refusal?.code === 'oneself') return showProfile(context, notice)
  if (refusal?.code === 'profile-incomplete' && may(by, 'admin')) return showProfileForm(context, 'general', notice)
  const view = await viewCompany(db, by, company)
  return { card: companyCard(reader, view, may(by, 'responder'), notice) }
}
