import { loadTable } from '../../../bot/demo/data.ts'
import { rowsLink } from '../../../bot/web/load-link.ts'
import { en } from '../../../cards/words/en.ts'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import type { Entity, TableCode } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { db } from '../../database.ts'
import { asked, type Firm, partners, written } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'
import { workCopies } from '../copying.ts'
import { openTab } from './tab.ts'

export const places = { of: () => ({ db, longWork: db }) }

/** Partners of another region read a copy (K4): it is there at once. */
export const copied = () => workCopies({ places })

export async function load(by: Actor, table: TableCode, csv: string) {
  await loadTable(db, places, by, table, Buffer.from(csv))
  await copied()
}

/** Contoso's products, of which a few are odd. */
export const products = [
  'ProductId,ProductName,ProductDescription,CriticalProductIndicator,Volume',
  '007,Bolt,"=HYPERLINK(""http://evil.example"")",true,12',
  '010,"Nut; =1+1",-5,false,',
  '020,Würfel,"a ""quoted"" word",,3',
  '030,_x000D_,"two\nlines",,4',
]

/** Fabrikam has asked for Contoso's products and warehouses, and Contoso shares its products. */
export async function sharing(
  shared: readonly Entity[] = ['products'],
  offered: readonly Entity[] = [],
  { isOneRegion = false } = {},
) {
  const firms = await partners()
  if (isOneRegion) await db('companies').update({ region: 'us' })
  const { contoso, fabrikam } = firms
  await load(contoso.bob, 'Product', `${products.join('\n')}\n`)
  await load(contoso.bob, 'Warehouse', 'WarehouseId,Name\nW1,North\nW2,South\n')
  const invited = await asked(fabrikam.bob, contoso, { requested: ['products', 'warehouses'], offered })
  await acceptInvitation(db, contoso.bob, invited.invitation, shared, written())
  await copied()
  return { ...firms, ...invited }
}

/** Opens the page of rows as the card that somebody has pressed leads to it. */
export async function opened(
  by: Actor,
  owner: Pick<Firm, 'id'>,
  { entity = 'products', table, language }: { entity?: Entity | undefined; table?: TableCode; language?: string } = {},
) {
  const tab = openTab(language)
  const link = await rowsLink(db, liaison.url, by, { owner: owner.id, ...(table ? { table } : { entity }) })
  const arrival = await tab.go(link)
  const page = await tab.press(arrival, openTitle(arrival.html))
  return { tab, link, arrival, page }
}

const openTitle = (html: string) =>
  [en.buttons.openData, 'Daten öffnen', '打开数据'].find(title => html.includes(title)) ?? ''
