import { nearestCard } from '../../cards/asking/chat.ts'
import { go } from '../../cards/buttons.ts'
import { type Scope, sharingCard, viewersCard, withheldCard } from '../../cards/data/sharing.ts'
import { channelCard, publicCard } from '../../cards/delivery/channel.ts'
import { whichCard } from '../../cards/delivery/home.ts'
import { insertedCollaborationCard, insertedCompanyCard } from '../../cards/inserted.ts'
import type { Reader } from '../../cards/reader.ts'
import { privatelyCard, sentenceCard } from '../../cards/sentence.ts'
import { verbs } from '../../cards/verbs.ts'
import { entityCodes, type TableCode, tableCodes } from '../../domain/data/catalogue.ts'
import type { Copy } from '../../domain/data/copy.ts'
import { type CompanyId, newId } from '../../domain/kernel/ids.ts'
import { type Region, regions } from '../../domain/kernel/region.ts'
import type { Held, HeldTable } from '../../domain/views/held.ts'
import { full, NAMED, type Named, PAGE, page, type Writing } from './writing.ts'

const url = `https://teams.microsoft.com/l/chat/0/0?users=${'x'.repeat(200)}`

/** The cards of answers about sharing, of sentences that are not understood, and of channels, in every state. */
export function askingCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const partner = () => ({ id: newId<CompanyId>(), name: write(200), region: 'apac' }) as const
  const through = full(40, () => write(200))
  const sharings = full(PAGE, () => ({
    partner: partner(),
    entities: entityCodes.map(code => ({ code, through })),
  }))
  const withheld = full(PAGE, () => ({
    partner: partner(),
    entities: entityCodes.map((code, at) => ({ code, requested: at % 2 === 0 })),
  }))
  const viewers = entityCodes.map(entity => ({ entity, partners: full(PAGE, partner), total: 4_000 }))
  const copyOf = (region: Region, table: TableCode, state: Copy['state']): HeldTable => ({
    ...{ region, table, state, rows: state === 'copying' ? null : 4_000_000, isPresent: table !== 'Item' },
    since: state === 'copying' ? null : new Date('2026-03-02T09:00:00Z'),
  })
  const others = regions.filter(region => region !== 'eu')
  const held: Held = {
    home: { tables: 16, rows: 64_000_000, loadedAt: new Date('2026-03-02T09:00:00Z') },
    copies: others.flatMap(region =>
      tableCodes.flatMap(table =>
        (['whole', 'copying', 'purging'] as const).map(state => copyOf(region, table, state)),
      ),
    ),
    reasons: others.map(region => ({ region, partners: full(PAGE, () => write(200)), total: 4_000 })),
  }
  const nothing: Held = { home: { tables: 0, rows: 0, loadedAt: null }, copies: [], reasons: [] }
  const asked = verbs['given.show'].parse({ entities: entityCodes.join() })
  const all: Scope = { ...page, payload: verbs['given.show'].parse({}), partner: undefined, collaboration: undefined }
  const one: Scope = {
    ...page,
    payload: asked,
    partner: { id: newId<CompanyId>(), name: write(200), isConnected: true },
    collaboration: write(200),
  }
  const choices = full(6, () => go(write(60), 'company.show', { company: newId<CompanyId>() }))
  return [
    ...[true, false].flatMap((given): readonly Named[] => [
      [`sharing, ${given}`, () => sharingCard(reader, given, sharings, all)],
      [`sharing, ${given}, of one`, () => sharingCard(reader, given, sharings.slice(0, 1), one)],
      [`sharing, ${given}, of nobody`, () => sharingCard(reader, given, [], one)],
      [`sharing, ${given}, nothing`, () => sharingCard(reader, given, [], all)],
      [`withheld, ${given}`, () => withheldCard(reader, given, withheld, all)],
      [`withheld, ${given}, nothing`, () => withheldCard(reader, given, [], one, true)],
    ]),
    ['viewers', () => viewersCard(reader, { region: 'eu', viewers, held }, verbs['seen.show'].parse({}))],
    [
      'viewers, none',
      () => viewersCard(reader, { region: 'eu', viewers: [], held: nothing }, verbs['seen.show'].parse({})),
    ],
    ['nearest', () => nearestCard(reader, write(200), [write(400), write(400)], choices)],
    ['nearest, nothing', () => nearestCard(reader, words.headings.help, [], [])],
    ['which', () => whichCard(reader, write(500), choices.slice(0, NAMED / 2))],
    ['channel, name', () => channelCard(reader, 'name')],
    ['channel, stop', () => channelCard(reader, 'stop')],
    ['channel, public', () => publicCard(reader, sharingCard(reader, true, sharings, all))],
    ['privately', () => privatelyCard(reader, url)],
    ['privately, without a link', () => privatelyCard(reader, '')],
    [
      'inserted company',
      () => insertedCompanyCard(reader, { name: write(200), about: write(2_000), country: 'DE' }, url),
    ],
    ['inserted collaboration', () => insertedCollaborationCard(reader, write(200), url)],
    ['inserted collaboration, without a link', () => insertedCollaborationCard(reader, write(200), '')],
    ['sentence, typed', () => sentenceCard(reader, words.chat.notUnderstood(write(200)))],
  ]
}
