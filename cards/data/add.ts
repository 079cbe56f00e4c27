import { type Entity, sectionOf, type TableCode, tablesIn, tablesOf } from '../../domain/data/catalogue.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { go } from '../buttons.ts'
import type { Action } from '../elements.ts'
import type { Reader } from '../reader.ts'

/** A7: leads to the tables that entities without data lack, else to the section of the profile; false where nothing lacks. */
export function addData({ words }: Reader, lacking: readonly Entity[]): Action | false {
  const loadable = lacking.filter(entity => tablesOf(entity).length > 0)
  if (loadable.length > 0) return go(words.buttons.addData, 'data.load', { entities: loadable.join() })
  const section = lacking.map(sectionOf).find(Boolean)
  return section !== undefined && go(words.buttons.addData, 'profile.edit', { section })
}

/** I3: leads from our vendors or customers to those of them whom we could invite. */
export const toImported = ({ words }: Reader, table: TableCode): Action | false =>
  tablesIn('partners').includes(table) && go(words.buttons.imported, 'imported.show', {})

/** K2: opens what a company lets us see; of several things, the list of them. False where there is nothing. */
export const openData = (
  { words }: Reader,
  company: CompanyId,
  seen: readonly Entity[],
  style: 'default' | 'positive' = 'default',
): Action | false => {
  const [entity, ...more] = seen
  if (!entity) return false
  return more.length > 0
    ? go(words.buttons.openData, 'received.show', { company }, style)
    : go(words.buttons.openData, 'rows.show', { company, entity }, style)
}
