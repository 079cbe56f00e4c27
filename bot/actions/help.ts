import { helpCard } from '../../cards/delivery/home.ts'
import { listCollaborations } from '../../domain/views/collaborations.ts'
import { listConnections } from '../../domain/views/connection.ts'
import type { Context, Reply } from './context.ts'

/** The questions that have an example in the help, in its order. */
export const helped = [
  'visibility',
  'inbox',
  'sent',
  'partners',
  'directory',
  'given',
  'received',
  'seen',
  'collaborations',
  'changed',
] as const

/** Q10: the help, with names of the reader's own partners and collaborations. */
export async function showHelp({ db, by, reader }: Context): Promise<Reply> {
  const first = { offset: 0, limit: 1 }
  const [[connection], [collaboration]] = await Promise.all([
    listConnections(db, by, { status: ['connected'], ...first }),
    listCollaborations(db, by, { status: 'accepted', ...first }),
  ])
  const names = {
    partner: connection?.partner.name,
    collaboration: collaboration?.name,
  }
  return { card: helpCard(reader, helped, names) }
}
