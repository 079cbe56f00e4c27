import assert from 'node:assert/strict'
import { changeShared } from '../../../domain/collaboration/invitations.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db } from '../../database.ts'
import { written } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'
import { accepted, regionsOf } from '../copying.ts'
import { opened } from './seen.ts'

describe('the page of rows for a partner of another region', () => {
  it('says that the copy is on its way, then shows it, and nothing once it is revoked (K2, K3, K4)', async () => {
    const regions = regionsOf(false)
    const { contoso, fabrikam, invitation } = await accepted(regions)
    const copy = await db('copies').where({ state: 'whole' }).first('id')
    // Whatever is read is the copy: only there the bolt has another name.
    await db('products').where({ load: copy?.id, product_id: '2' }).update({ product_name: 'Bolt, as copied' })

    const { tab, page } = await opened(contoso.bob, fabrikam)
    await db('copies').where({ id: copy?.id }).update({ state: 'purging', purge_at: null })
    const between = await tab.go(`${page.url}?table=Product`)
    await liaison.deliverDue()
    const { revision } = await viewInvitation(db, fabrikam.bob, invitation)
    await changeShared(db, fabrikam.bob, invitation, [], revision, written())
    const revoked = await tab.go(`${page.url}?table=Product`)

    assert.match(page.text, /3 rows, loaded[\s\S]*Bolt, as copied/)
    assert.match(between.text, /A copy for your region is on its way/)
    assert.doesNotMatch(between.text, /Bolt/)
    assert.doesNotMatch(revoked.text, /Bolt|on its way/)
  })
})
