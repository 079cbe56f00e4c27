import assert from 'node:assert/strict'
import { textOf, titlesOf } from '../card.ts'
import { liaison } from '../liaison.ts'
import { neighbours } from './neighbours.ts'

describe('the region of a company', () => {
  it('is changed by an admin, who sees first what that means, and sees it under way and done (K4)', async () => {
    const { contoso } = await neighbours()

    const shown = await contoso.press(await contoso.say('profile'), 'Move data')
    assert.match(textOf(shown), /kept in: United States/)
    const asked = await contoso.press(shown, 'Move to Asia-Pacific')
    assert.match(textOf(asked), /Move your data to Asia-Pacific\?[\s\S]*from United States to Asia-Pacific/)
    const begun = await contoso.press(asked, 'Confirm')
    assert.match(textOf(begun), /It has begun[\s\S]*being moved to: Asia-Pacific/)
    assert.ok(titlesOf(begun).includes('Stay in United States'))
    await liaison.deliverDue()

    assert.match(textOf(await contoso.press(shown, 'Move to European Union')), /from Asia-Pacific to European Union/)
    assert.match(textOf(await contoso.say('profile')), /Asia-Pacific/)
    assert.match(textOf(await contoso.say('what changed')), /The data was moved to another region/)
  })

  it('is stopped from changing by staying, and is not for others to change', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const asked = await contoso.press(
      await contoso.press(await contoso.say('profile'), 'Move data'),
      'Move to European Union',
    )
    const begun = await contoso.press(asked, 'Confirm')

    const staying = await contoso.press(begun, 'Stay in United States')
    await liaison.deliverDue()

    assert.match(textOf(staying), /stays where it is/)
    assert.match(textOf(await contoso.press(begun, 'Who sees our data')), /kept in\W+United States/)
    const open = await fabrikam.press(await fabrikam.say('profile'), 'Move data')
    assert.ok(!titlesOf(await bob.say('profile')).includes('Move data'))
    assert.doesNotMatch(textOf(await bob.press(open, 'Move to European Union')), /Move your data/)
  })
})
