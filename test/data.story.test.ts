import assert from 'node:assert/strict'
import { openTab } from './bot/web/tab.ts'
import { actionsIn, textOf } from './card.ts'
import { liaison } from './liaison.ts'
import { colleague, registered } from './registered.ts'

/** As a German Excel writes it: Windows-1252, semicolons, decimal commas. */
const german = Buffer.from(
  'Lieferanten-Nr.;Firma;Straße;PLZ;Ort\r\n0007;Müller & Söhne GmbH;Hauptstraße 1;01067;Dresden\r\n0008;Größe AG;Am Bühl 12;80331;München\r\n',
  'latin1',
)

/** How data comes in, told as one journey through the bot and its page over HTTP, both sides. */
describe('the story of a company that loads what it has promised', () => {
  it('goes from what lacks to rows that are there, and both sides always see the same', async function () {
    this.timeout('60s')
    const contoso = await registered({ name: 'Contoso', industry: 'consumer-electronics' })
    const fabrikam = await registered({ name: 'Fabrikam', industry: 'electronic-components' })
    const alex = await colleague(contoso, 'Alex')
    const diego = await colleague(fabrikam, 'Diego')
    await alex.press(await alex.say('connect with fabrikam'), 'Confirm')
    await fabrikam.press(await fabrikam.say('pending'), 'Accept')
    const saved = await alex.press(await alex.say('new collaboration with fabrikam'), 'Save and share', {
      name: 'Supply',
      requested: 'vendors,warehouses',
    })
    await alex.press(saved, 'Confirm')
    await liaison.deliverDue()

    // A7: what has no data can be ticked all the same, which is said before and after.
    const invitation = diego.sees(/Contoso invites you: Supply/)
    const preview = await diego.press(await diego.press(invitation, 'Tick all requested'), 'Share data')
    assert.match(textOf(preview), /No data yet\nVendors and Warehouses[\s\S]*your admins are told/)
    await diego.press(preview, 'Confirm')
    await liaison.deliverDue()
    alex.sees(/Fabrikam shares data with you: Supply[\s\S]*100% \(2 of 2\)[\s\S]*No data yet\nVendors and Warehouses/)
    const card = await fabrikam.press(fabrikam.sees(/No data yet\nVendors and Warehouses/), 'Add data')
    assert.match(textOf(card), /For: Vendors, Warehouses, and Stock in warehouses/)

    // K1: the link leads through the page: the file, how it is written, its columns, what it says, and how to load it.
    const tab = openTab()
    const asked = await tab.send(await tab.go(addressIn(card)), new Uint8Array(german), 'lieferanten.csv')
    assert.match(asked.text, /How is the file written\?[\s\S]*Müller & Söhne/)
    const columns = await tab.press(asked, 'Read it so')
    const checking = await tab.press(columns, 'Check')
    await liaison.deliverDue()
    const report = await tab.go(checking.url)
    assert.match(report.text, /2 rows in lieferanten\.csv[\s\S]*2 added, 0 changed, 0 removed[\s\S]*0007[\s\S]*01067/)
    assert.ok(alex.cards().some(each => /No data yet\nVendors and Warehouses/.test(textOf(each))))
    const loading = await tab.press(report, 'Load')
    await liaison.deliverDue()
    assert.match((await tab.go(loading.url)).text, /Now in Vendors: 2 rows/)

    // K1, A7: it is told in chat, and the owner’s card is kept true.
    fabrikam.sees(/Vendors loaded\s+2 rows from lieferanten\.csv/)
    await liaison.deliverDue()
    const now = alex.cards().map(textOf)
    assert.ok(now.some(text => /No data yet\nWarehouses/.test(text)))
    assert.ok(!now.some(text => /No data yet\nVendors/.test(text)))
    assert.match(textOf(await diego.say('our data')), /Vendors\s+2 rows[\s\S]*Seen now by: Contoso/)

    // K1: a second file with these headings is mapped as the first, and the page says what would change.
    const again = await tab.send(await tab.go('/data'), german.toString('latin1').replace('0008', '0009'), 'neu.csv')
    const second = await tab.press(again, 'Check')
    await liaison.deliverDue()
    assert.match((await tab.go(second.url)).text, /1 added, \d changed, 1 removed/)

    // K1a: deleting says who loses sight of what; the load before comes back.
    const table = await diego.press(await diego.say('our data'), 'Open', {}, { near: /^Vendors/ })
    const question = await diego.press(table, 'Delete')
    assert.match(textOf(question), /Contoso loses sight of: Vendors/)
    const gone = await diego.press(question, 'Confirm')
    await liaison.deliverDue()
    assert.ok(alex.cards().some(each => /No data yet\nVendors and Warehouses/.test(textOf(each))))
    await diego.press(gone, 'Load again')
    await liaison.deliverDue()

    assert.ok(alex.cards().every(each => !/No data yet\nVendors/.test(textOf(each))))
    assert.match(
      textOf(await diego.say('what changed')),
      /A table went back[\s\S]*A table was deleted[\s\S]*A table was loaded/,
    )
  })
})

/** Where the button of a card leads that opens a page. */
function addressIn(card: Parameters<typeof actionsIn>[0]): string {
  const action = actionsIn(card).find(({ type }) => type === 'Action.OpenUrl')
  assert.ok(typeof action?.url === 'string')
  return action.url
}
