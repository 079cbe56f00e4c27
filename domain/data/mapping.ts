import { attributes, keys } from './attributes.ts'
import { type TableCode, tableCodes } from './catalogue.ts'
import { synonyms } from './synonyms.ts'

/** For each column of a file the attribute that it fills; null for one that is left out. */
export type Mapping = readonly (string | null)[]

/**
 * K1: the mapping of a file by its headers alone: the name of an attribute however it is written, then without the name of its
 * table, then by what else it is called. The first column that says so fills an attribute, and no other does.
 */
export function mapHeaders(table: TableCode, headers: readonly string[]): Mapping {
  const taken = new Map<number, string>()
  for (const namesOf of ways) {
    const known = namesOf(table)
    headers.forEach((header, at) => {
      const attribute = known.get(normal(header))
      if (!attribute || taken.has(at) || [...taken.values()].includes(attribute)) return
      taken.set(at, attribute)
    })
  }
  return headers.map((_, at) => taken.get(at) ?? null)
}

/** What is lower, without accents, signs and spaces: how a header is compared. @internal Exported for tests alone. */
export const normal = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

type Way = (table: TableCode) => ReadonlyMap<string, string>

/** Each way in which a header may name an attribute, the surest first. */
const ways: readonly Way[] = [
  table => new Map(attributes[table].map(({ name }) => [normal(name), name])),
  table => new Map(attributes[table].flatMap(({ name }) => shorter(table, name).map(each => [each, name] as const))),
  table =>
    new Map(
      attributes[table]
        .flatMap(({ name }) => (synonyms[name] ?? []).map(each => [normal(each), name] as const))
        .reverse(),
    ),
  table => new Map(keys[table].length === 1 ? bare.map(each => [each, keys[table][0] ?? ''] as const) : []),
]

/** A key that says no more than that it is one. */
const bare = ['id', 'no', 'nr', 'nummer', 'number', 'code', 'key', '编号', '代码']

/** `VendorName` for the Name of a Vendor, and `Name` for the ItemName of an Item. */
function shorter(table: TableCode, name: string): readonly string[] {
  const [long, own] = [normal(name), normal(table)]
  const without = long.startsWith(own) && long !== own ? [long.slice(own.length)] : []
  return [`${own}${long}`, ...without].filter(each => !bare.includes(each))
}

/** Another table that more columns of a file would fill by their headings alone than they do now; undefined when there is none. */
export function betterTable(table: TableCode, headers: readonly string[], mapping: Mapping): TableCode | undefined {
  const other = guessTable(headers, '')
  const filled = (each: Mapping) => each.filter(attribute => attribute !== null).length
  return other && other !== table && filled(mapHeaders(other, headers)) > filled(mapping) ? other : undefined
}

/**
 * K1: which table a file is for, by its headers, and by its name where they leave a doubt; undefined when no header says anything.
 */
export function guessTable(headers: readonly string[], fileName: string): TableCode | undefined {
  const named = normal(fileName)
  const scored = tableCodes.map(table => {
    const mapping = mapHeaders(table, headers)
    const found = mapping.filter(attribute => attribute !== null)
    const hasKey = keys[table].every(key => found.includes(key))
    const isExact = headers.filter(header =>
      attributes[table].some(({ name }) => normal(name) === normal(header)),
    ).length
    const isNamed = named.includes(normal(table)) || named.includes(`${normal(table)}s`)
    // Of two that fit, the one of which less is left empty.
    const filled = found.length / attributes[table].length
    return {
      table,
      count: found.length,
      score: found.length + isExact + (hasKey ? 2 : -2) + (isNamed ? 3 : 0) + filled,
    }
  })
  const [best] = scored.filter(({ count }) => count > 0).sort((a, b) => b.score - a.score)
  return best?.table
}
