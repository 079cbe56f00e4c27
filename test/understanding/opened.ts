import type { Context } from '../../bot/actions/context.ts'
import type { Card } from '../../cards/kit.ts'
import { actionsIn } from '../card.ts'

/** What a card carries that is made anew each time. */
const passing: readonly string[] = ['revision']

/**
 * Which button a sentence has pressed, and what it carries, as it can be written down: `invitation.edit invitation=Sustainability
 * · Datum Logistics kept=certifications`. Where several could be meant, what their buttons would press; empty where there is none.
 */
export async function openedBy({ db, chat }: Pick<Context, 'db' | 'chat'>, card: Card): Promise<string> {
  const row = await db('chat_memories')
    .where({ conversation_id: chat?.id ?? '' })
    .first<{ memory: { press: Pressed | null } } | undefined>('memory')
  const pressed = row?.memory.press
  const names = await namesIn(db)
  if (pressed) return writtenOf(pressed, names)
  return actionsIn(card)
    .flatMap(action => pressOf(action) ?? [])
    .map(each => writtenOf(each, names))
    .join(' | ')
}

type Pressed = { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }

function pressOf(action: unknown): Pressed | undefined {
  const { verb, data } = action as { verb?: string; data?: Readonly<Record<string, unknown>> }
  return verb ? { verb, data: data ?? {} } : undefined
}

const writtenOf = ({ verb, data }: Pressed, names: ReadonlyMap<string, string>): string =>
  [
    verb,
    ...Object.entries(data)
      .filter(([key]) => !passing.includes(key))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, value]) => `${key}=${String(value).replace(id, each => names.get(each) ?? 'new')}`),
  ].join(' ')

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** What the ids of the sample network stand for. */
async function namesIn(db: Context['db']): Promise<ReadonlyMap<string, string>> {
  const named = await db('companies').select<{ id: string; name: string }[]>('id', 'name')
  const companies = new Map(named.map(({ id, name }) => [id, name]))
  const collaborations = await db('collaborations').select<{ id: string; name: string }[]>('id', 'name')
  const invitations = await db('invitations as i')
    .join('collaborations as c', 'c.id', 'i.collaboration_id')
    .select<{ id: string; name: string; partner_id: string }[]>('i.id', 'c.name', 'i.partner_id')
  const connections = await db('connections').select<{ id: string; requester_id: string; receiver_id: string }[]>(
    'id',
    'requester_id',
    'receiver_id',
  )
  const of = (company: string) => companies.get(company) ?? ''
  return new Map([
    ...companies,
    ...collaborations.map(({ id, name }) => [id, name] as const),
    ...invitations.map(({ id, name, partner_id }) => [id, `${name} · ${of(partner_id)}`] as const),
    ...connections.map(each => [each.id, `${of(each.requester_id)} · ${of(each.receiver_id)}`] as const),
  ])
}
