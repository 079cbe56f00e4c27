import assert from 'node:assert/strict'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allowed, fetchFile, isPublic, sentFileOf } from '../../../bot/teams/file.ts'
import { en } from '../../../cards/words/en.ts'
import { db, everything } from '../../database.ts'
import { partners } from '../../domain/collaboration/shared.ts'
import { teammate } from '../../teams/teammate.ts'
import { openTab } from '../web/tab.ts'

const CONTENT_TYPE = 'application/vnd.microsoft.teams.file.download.info'

/** Answers as long as it is used. */
async function served<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function move(response: ServerResponse, location: string) {
  response.statusCode = 302
  response.setHeader('location', location)
  response.end()
}

async function fetched(url: string): Promise<string> {
  let text = ''
  for await (const chunk of fetchFile(url, true)) text += Buffer.from(chunk).toString()
  return text
}

describe('a file of Teams', () => {
  it('is fetched over https from where Teams keeps files, and from nowhere else', () => {
    for (const host of [
      'contoso-my.sharepoint.com',
      'sharepoint.com',
      'a.sharepoint.cn',
      'a.sharepoint.us',
      'x.dps.mil',
    ]) {
      assert.equal(allowed(`https://${host}/x?tempauth=1`, false).hostname, host)
    }
    for (const url of [
      'http://contoso.sharepoint.com/x',
      'https://contoso.sharepoint.com:8443/x',
      'https://evilsharepoint.com/x',
      'https://sharepoint.com.evil.example/x',
      'https://a:b@contoso.sharepoint.com/',
      'https://127.0.0.1/',
      'file:///etc/passwd',
      'http://127.0.0.1/x',
      'x',
      '',
    ]) {
      assert.throws(() => allowed(url, false), { name: 'NotFetched' }, url)
    }
  })

  it('is never fetched from our own network, whatever a name leads to', () => {
    for (const address of [
      '10.1.2.3',
      '127.0.0.1',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      'x',
    ]) {
      assert.equal(isPublic(address), false, address)
    }
    for (const address of ['52.107.1.1', '2603:1061::1']) assert.equal(isPublic(address), true, address)
  })

  it('is followed to where it has been moved, five times, each of them judged', async () => {
    const moved: RequestListener = ({ url = '' }, response) => {
      const step = Number(url.slice(1))
      if (step > 0) move(response, `/${step - 1}`)
      else response.end('a,b')
    }

    await served(moved, async url => {
      assert.equal(await fetched(`${url}/5`), 'a,b')
      await assert.rejects(fetched(`${url}/6`), { name: 'NotFetched' })
    })
    const away: RequestListener = (_, response) => move(response, 'http://10.0.0.1/')
    await served(away, url => assert.rejects(fetched(url), { name: 'NotFetched' }))
  })

  it('is recognised in a message, and nothing else is', () => {
    const content = { downloadUrl: 'https://x.sharepoint.com/y' }

    assert.deepEqual(sentFileOf({ attachments: [{ contentType: CONTENT_TYPE, name: 'a.csv', content }] }), {
      name: 'a.csv',
      url: 'https://x.sharepoint.com/y',
    })
    for (const attachments of [
      [],
      [{ contentType: 'text/html', content: '<p>' }],
      [{ contentType: CONTENT_TYPE, name: 'x', content: {} }],
    ]) {
      assert.equal(sentFileOf({ attachments }), undefined)
    }
  })
})

describe('a file that is sent in personal chat', () => {
  const sending = (url: string) => ({
    type: 'message',
    text: '',
    attachments: [{ contentType: CONTENT_TYPE, name: 'vendors.csv', content: { downloadUrl: `${url}/vendors.csv` } }],
  })
  const csv: RequestListener = (_, response) => void response.end('Vendor ID,Name\n007,Müller\n')

  async function bobOf() {
    const { contoso } = await partners()
    const row = await db('people as p')
      .join('companies as c', 'c.id', 'p.company_id')
      .where('p.id', contoso.bob.person)
      .first('p.object_id', 'c.tenant_id')
    return { by: contoso.bob, bob: teammate('Bob', row.tenant_id, { objectId: row.object_id }) }
  }

  it('is on the page as if it had been chosen there (K1)', async () => {
    const { bob } = await bobOf()

    await served(csv, url => bob.send(sending(url)))
    const card = bob.sees(/I have vendors\.csv/)

    const link = card.actions.find(({ type }) => type === 'Action.OpenUrl')?.url as string
    const tab = openTab()
    const mapping = await tab.press(await tab.go(link), en.upload.upload)
    assert.match(mapping.text, /What the columns mean vendors\.csv[\s\S]*007/)
    assert.match(mapping.url, /^\/data\//)
  })

  it('is not kept of whoever may not load, nor when it does not come', async () => {
    const { by, bob } = await bobOf()
    await served(
      (_, response) => {
        response.statusCode = 404
        response.end()
      },
      url => bob.send(sending(url)),
    )
    bob.sees(/could not fetch that file/)
    await db('people').where({ id: by.person }).update({ role: 'member' })

    await served(csv, url => bob.send(sending(url)))

    bob.sees(/Only a responder or an admin/)
    assert.deepEqual([(await everything()).uploads, (await everything()).file_parts], [[], []])
  })
})
