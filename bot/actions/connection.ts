import { notice, type Said } from '../../cards/kit.ts'
import { askCard, cancelCard, connectionCard, declineCard, endCard } from '../../cards/network/connection.ts'
import { companyCard } from '../../cards/network/directory.ts'
import type { Verb } from '../../cards/verbs.ts'
import { disconnect } from '../../domain/collaboration/collaborations.ts'
import { listEndings } from '../../domain/collaboration/overviews.ts'
import type { CompanyId, ConnectionId } from '../../domain/ids.ts'
import { viewConnection } from '../../domain/network/connection-views.ts'
import {
  acceptConnection,
  cancelConnection,
  checkRequest,
  declineConnection,
  muteConnection,
  relateConnection,
  remindOfConnection,
  requestConnection,
} from '../../domain/network/connections.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import { Refusal } from '../../domain/refusal.ts'
import { attempt, type Handlers, kept, type Look, lacking, may, refused, type Shown, unchanged } from './look.ts'
import { showProfile, showProfileForm } from './profile.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 12_000
/** How many of the things that end are named before they do. */
const ENDINGS = 10

export const connectionHandlers: Handlers<Extract<Verb, `connection.${string}`>> = {
  'connection.show': (look, { connection }) => showConnection(look, connection),
  async 'connection.ask'(look, { company }) {
    const { refusal } = await attempt(look, checkRequest(look.db, look.by, company))
    return refusal
      ? showUnasked(look, company, refusal)
      : { card: askCard(look.reader, await viewCompany(look.db, look.by, company)) }
  },
  async 'connection.request'(look, { company, note }) {
    const { db, by, reader } = look
    const { value: id, refusal } = await attempt(look, requestConnection(db, by, company, note))
    if (refusal?.code === 'too-long') {
      return { card: askCard(reader, await viewCompany(db, by, company), refused(reader, refusal), kept(note, ROOM)) }
    }
    return id ? showConnection(look, id) : showUnasked(look, company, refusal)
  },
  'connection.accept': (look, { connection }) =>
    afterwards(look, connection, acceptConnection(look.db, look.by, connection)),
  async 'connection.decline-ask'(look, { connection }) {
    const view = await viewConnection(look.db, look.by, connection)
    return view.status === 'pending' && !view.outgoing && may(look.by, 'responder')
      ? { card: declineCard(look.reader, view) }
      : showConnection(look, connection, notNow(look))
  },
  async 'connection.decline'(look, { connection, reason, comment }) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, declineConnection(db, by, connection, reason, comment))
    if (!refusal) return showConnection(look, connection)
    if (refusal.code !== 'too-long') return unchanged(await showConnection(look, connection, refused(reader, refusal)))
    const view = await viewConnection(db, by, connection)
    return { card: declineCard(reader, view, refused(reader, refusal), { reason, comment: kept(comment, ROOM) }) }
  },
  async 'connection.cancel-ask'(look, { connection }) {
    const view = await viewConnection(look.db, look.by, connection)
    return view.status === 'pending' && view.outgoing && may(look.by, 'responder')
      ? { card: cancelCard(look.reader, view) }
      : showConnection(look, connection, notNow(look))
  },
  'connection.cancel': (look, { connection }) =>
    afterwards(look, connection, cancelConnection(look.db, look.by, connection)),
  'connection.mute': (look, { connection, muted }) =>
    afterwards(look, connection, muteConnection(look.db, look.by, connection, muted === 'true')),
  async 'connection.relate'(look, { connection, ...typed }) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, relateConnection(db, by, connection, typed))
    if (!refusal) return showConnection(look, connection, notice(reader.words.connection.saved, 'good'))
    const vendorId = kept(typed.vendorId, ROOM / 2)
    const customerId = kept(typed.customerId, ROOM / 2)
    const view = { ...(await viewConnection(db, by, connection)), ...typed, vendorId, customerId }
    return { card: connectionCard(reader, view, may(by, 'responder'), refused(reader, refusal), true) }
  },
  async 'connection.end-ask'(look, { connection }) {
    const view = await viewConnection(look.db, look.by, connection)
    return view.status === 'connected' && may(look.by, 'responder')
      ? { card: endCard(look.reader, view, await listEndings(look.db, look.by, { connection }, ENDINGS)) }
      : showConnection(look, connection, notNow(look))
  },
  'connection.end': (look, { connection }) => afterwards(look, connection, disconnect(look.db, look.by, connection)),
  async 'connection.remind'(look, { connection, when }) {
    const { connection: words } = look.reader.words
    const command = remindOfConnection(look.db, look.by, connection, when)
    if (when === 'never') return afterwards(look, connection, command, words.stopped)
    // The card stays as it is.
    return unchanged(await afterwards(look, connection, command, words.tomorrow))
  },
}

export async function showConnection(look: Look, id: ConnectionId, said: Said = false): Promise<Shown> {
  const view = await viewConnection(look.db, look.by, id)
  return { card: connectionCard(look.reader, view, may(look.by, 'responder'), said), subject: `connection:${id}` }
}

/** The command, then the card of what is true now, with the refusal or with what was done. */
async function afterwards(look: Look, id: ConnectionId, command: Promise<unknown>, done?: string): Promise<Shown> {
  const { refusal } = await attempt(look, command)
  if (refusal) return unchanged(await showConnection(look, id, refused(look.reader, refusal)))
  return showConnection(look, id, done ? notice(done, 'good') : false)
}

/** Why a company cannot be asked, on the card from which that can be mended. */
async function showUnasked(look: Look, company: CompanyId, refusal?: Refusal): Promise<Shown> {
  const { db, by, reader } = look
  const said = refused(reader, refusal)
  if (refusal?.code === 'oneself') return showProfile(look, said)
  if (refusal?.code === 'profile-incomplete' && may(by, 'admin')) return showProfileForm(look, 'general', said)
  const view = await viewCompany(db, by, company)
  return { card: companyCard(reader, view, may(by, 'responder'), said) }
}

/** Why what is asked to be confirmed cannot be done: by them, or any more. */
const notNow = (look: Look): Said =>
  refused(look.reader, may(look.by, 'responder') ? new Refusal('already-answered') : lacking(look, 'responder'))
