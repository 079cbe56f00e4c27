import type { Region } from '../../domain/kernel/region.ts'
import type { Held, HeldTable } from '../../domain/views/held.ts'
import { facts, type Notice, name, subtle, text } from '../kit.ts'
import { row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** K4: where our data is: at home, and the copies that the ledger knows, with what is under way. */
export function heldPart(
  reader: Reader,
  region: Region,
  { home, copies, reasons }: Held,
  length: number,
): readonly Notice[] {
  const { words, list } = reader
  const { sharing, data } = words
  const regions = [...new Set(copies.map(copy => copy.region))]
  const { tables, rows, loadedAt } = home
  const size = loadedAt && sharing.atHome(words.regions[region], tables, data.rows(rows), reader.date(loadedAt))
  return [
    facts([
      [sharing.keptIn, size ?? words.regions[region]],
      [sharing.copiesIn, list(regions.map(each => words.regions[each])) || sharing.noCopies],
    ]),
    ...regions.map(each => {
      const here = copies.filter(copy => copy.region === each)
      const inState = (state: HeldTable['state']) => here.filter(copy => copy.state === state)
      const [whole, copying, purging] = [inState('whole'), inState('copying'), inState('purging')] as const
      const reason = reasons.find(found => found.region === each)
      const partners = reason && [
        ...reason.partners.map(partner => shorten(partner, length)),
        ...(reason.total > reason.partners.length ? [sharing.more(reason.total - reason.partners.length)] : []),
      ]
      return row([
        name(sharing.copyIn(words.regions[each])),
        whole.length > 0 && text(list(whole.map(copy => copyLine(reader, copy)))),
        partners !== undefined && subtle(sharing.copiedFor(list(partners))),
        copying.length > 0 && subtle(sharing.copying(tableNames(reader, copying))),
        purging.length > 0 && subtle(sharing.purging(tableNames(reader, purging))),
      ])
    }),
  ]
}

function copyLine({ words, date }: Reader, { table, rows, since, isPresent }: HeldTable): string {
  const { sharing, data } = words
  const say = isPresent ? sharing.copy : sharing.earlierCopy
  return say(words.tables[table], data.rows(rows ?? 0), since ? date(since) : '')
}

const tableNames = ({ words, list }: Reader, copies: readonly HeldTable[]) =>
  list([...new Set(copies.map(({ table }) => words.tables[table]))])
