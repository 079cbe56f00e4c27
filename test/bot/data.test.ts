import assert from 'node:assert/strict'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { textOf } from '../card.ts'
import { db } from '../database.ts'
import { asked, partners, written } from '../domain/collaboration/shared.ts'
import { liaison } from '../liaison.ts'
import { press } from './buttons.ts'
import { checked, load, loaded } from './files/loaded.ts'
import { inTeams } from './in-teams.ts'

const items = 'ItemId,ItemName,ItemAverageLeadTime\n1,Screw,3\n2,Nut,4\n'

describe('our data', () => {
  it('lists the sixteen tables in their groups: rows, when, by whom, and who sees them (K1a)', async () => {
    const { contoso } = await partners()
    await loaded(contoso.bob, items)
    const bob = await inTeams(contoso.bob)

    const card = await bob.say('our data')

    assert.match(
      textOf(card),
      /Our data[\s\S]*Partners[\s\S]*Vendors\s+Nothing loaded yet[\s\S]*Items\s+2 rows, loaded Mar 2, 2026 by Bob[\s\S]*Shipment items/,
    )
    const table = await bob.press(card, 'Open', {}, { near: /^Items/ })
    assert.match(textOf(table), /2 rows[\s\S]*For: Products[\s\S]*Seen by nobody now/)
  })

  it('is deleted after one question, and loaded again, each of which is said (K1a)', async () => {
    const { contoso } = await partners()
    await loaded(contoso.bob, items)
    const bob = await inTeams(contoso.bob)
    const table = await bob.press(await bob.say('our data'), 'Open', {}, { near: /^Items/ })

    const question = await bob.press(table, 'Delete')
    assert.match(
      textOf(question),
      /Delete Items\?[\s\S]*2 rows will be gone\. You can bring them back for 7 days\.[\s\S]*No partner sees them now/,
    )
    const gone = await bob.press(question, 'Confirm')
    assert.match(
      textOf(gone),
      /Items: deleted\.[\s\S]*Nothing loaded yet[\s\S]*load before, with 2 rows, until Mar 9, 2026/,
    )
    const back = await bob.press(gone, 'Load again')

    assert.match(textOf(back), /Items: back to 2 rows/)
    const changes = await bob.say('what changed')
    assert.match(
      textOf(changes),
      /A table went back to its load before[\s\S]*Items · 2 rows[\s\S]*A table was deleted[\s\S]*A table was loaded[\s\S]*2 added/,
    )
  })

  it('names who loses sight of what before it is deleted, and says it on both sides’ cards (A7)', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.bob, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    const [owner, partner] = [await inTeams(contoso.bob), await inTeams(fabrikam.bob)]
    await liaison.deliverDue()
    owner.sees(/No data yet\s+Products|Products[\s\S]*no data yet/i)
    await loaded(fabrikam.bob, items)
    assert.doesNotMatch(textOf(owner.sees(/Fabrikam/)), /no data yet/i)

    const table = await partner.press(await partner.say('our data'), 'Open', {}, { near: /^Items/ })
    assert.match(textOf(table), /Seen now by: Contoso/)
    assert.match(textOf(await partner.press(table, 'Delete')), /Contoso loses sight of: Products/)
  })

  it('that lacks is opened from the card of an invitation', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.bob, fabrikam)
    const partner = await inTeams(fabrikam.bob)
    const question = await press(partner, 'invitation.show', { invitation })

    const card = await partner.press(question, 'Add data')

    assert.match(textOf(card), /For: Vendors, Products, Items, and Bills of material/)
  })

  it('is loaded from the card that is typed, pressed, or opened for what lacks', async () => {
    const { contoso } = await partners()
    const bob = await inTeams(contoso.bob)

    for (const [said, seen] of [
      ['load data', /Send me a CSV or XLSX file here/],
      ['import partners', /For: Vendors and Customers/],
      ['daten laden', /Senden Sie mir hier eine CSV/],
    ] as const) {
      const card = await bob.say(said)
      assert.match(textOf(card), seen)
      assert.match(JSON.stringify(card.actions), /\/data\?t=/)
    }
  })

  it('is told in chat when it is loaded, to whoever has waited for it (K1)', async () => {
    const { contoso } = await partners()
    const bob = await inTeams(contoso.bob)
    const { id } = await checked(contoso.bob, items, 'items.csv')

    await load(contoso.bob, id)

    bob.sees(/Items loaded\s+2 rows from items\.csv\.\s+2 added, 0 changed, 0 removed/)
  })

  it('is told in chat when it could not be loaded, for somebody else was faster', async () => {
    const { contoso } = await partners()
    const bob = await inTeams(contoso.bob)
    const { id } = await checked(contoso.bob, items, 'items.csv')
    await loadUpload(db, contoso.bob, id, { mode: 'replace', withoutProblems: false })
    await db('current_loads').insert({
      company_id: contoso.id,
      table_code: 'Item',
      load_id: await someLoad(contoso.bob),
    })

    await liaison.deliverDue()

    bob.sees(/Items not loaded[\s\S]*Check it again: nothing was changed/)
  })
})

/** A load that is read, whatever is in it. */
async function someLoad(by: Actor) {
  const row = {
    id: '01999999-9999-7999-8999-999999999999',
    company_id: by.company,
    table_code: 'Item',
    status: 'loaded',
  }
  await db('loads').insert({ ...row, person_id: by.person, begun_at: by.at })
  return row.id
}
