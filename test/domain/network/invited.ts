import assert from 'node:assert/strict'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { inviteProspect } from '../../../domain/network/prospects.ts'
import { listConnections } from '../../../domain/views/connection.ts'
import { listHistory } from '../../../domain/views/history.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { listSent } from '../../../domain/views/sent.ts'
import { db } from '../../database.ts'
import { founded } from '../company/founded.ts'

export const address = 'sales@northwind.example'

const letter = { name: 'Northwind', email: address, vendorId: '', customerId: '', duns: '', note: '' }

export const invite = (by: Actor, typed: Partial<typeof letter> = {}) => inviteProspect(db, by, { ...letter, ...typed })

export const refuses = (code: RefusalCode, command: Promise<unknown>) =>
  assert.rejects(command, { name: 'Refusal', code })

export const contoso = () => founded('Contoso')

/** What a company sees of its requests. */
export const seen = async (by: Actor) => ({
  sent: (await listSent(db, by, { offset: 0, limit: 9 })).sent.map(({ kind, status, partner }) => [
    kind,
    status,
    partner.name,
  ]),
  home: (await viewHome(db, by)).sent,
  connections: (await listConnections(db, by, { offset: 0, limit: 9 })).map(({ status }) => status),
  history: (await listHistory(db, by, { offset: 0, limit: 50 })).entries.map(({ type }) => type),
})
