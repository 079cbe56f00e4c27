import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { en } from '../../cards/words/en.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { type Process, start } from '../bot/process.ts'
import { openProxy } from './proxy.ts'
import { kills, newServerDatabase, rounds } from './run.ts'
import { until } from './stage.ts'

const ROWS = 5_000
/** A port on which nobody listens. */
const NOBODY = 9

/** Whoever loads file after file, once it does. */
async function startLoader(url: string, ahead = 0, ...finish: readonly 'finish'[]): Promise<Process> {
  const how = [url, `${ROWS}`, `${ahead}`, ...finish]
  const loader = start(how, {}, [process.execPath, '--import', 'tsx', 'test/faults/loader.ts'])
  while (!loader.said().includes('ready')) {
    if (!loader.isRunning()) assert.fail((await loader.ended).err)
    await sleep(20)
  }
  return loader
}

/** Kills whoever loads file after file, again and again; the last file that was said to be loaded, and how many there were. */
async function loadAndKill(url: string) {
  let last = 0
  let count = 0
  for (let kill = 0; kill < kills; kill++) {
    const loader = await startLoader(url, kill * 5)
    // Every third, the first one too, has the time to load one file, and is killed in the next.
    if (kill % 3 === 0) await until('a file is loaded', async () => /loaded/.test(loader.said()), 120)
    await sleep(randomInt(200, 4_000))
    loader.kill('SIGKILL')
    await loader.ended
    const loaded = [...loader.said().matchAll(/loaded (\d+)/g)].map(([, name]) => Number(name))
    last = Math.max(last, ...loaded)
    count += loaded.length
  }
  return { last, count }
}

/** Does all that was begun, and whatever follows from it. */
async function finish(url: string) {
  const loader = await startLoader(url, kills * 5, 'finish')
  await until('nothing is left to be done', async () => /finished/.test(loader.said()))
  loader.kill('SIGKILL')
  await loader.ended
}

/** As if the lease of whatever broke off had ended. */
async function release(url: string) {
  const { db, close } = await openDatabase(url)
  // What could still be settled is, first.
  await sleep(1_000)
  await db('jobs').whereNull('settled_at').update({ next_at: new Date() })
  await close()
}

/** What is read in the end: which files its rows are of, how many they are, and how many the load and the list of companies say. */
async function whatIsRead(url: string) {
  const { db, close } = await openDatabase(url, { isPatient: true })
  try {
    const { rows } = await db.raw<{ rows: { names: string[]; rows: number; said: number; imported: number }[] }>(
      `select array_agg(distinct v.name) as names, count(*)::integer as rows, max(l.rows) as said,
         (select count(*)::integer from imports m join imported i on i.import = m.id
          where m.status = 'current' and m.vendor_load = (array_agg(c.load_id))[1]) as imported
       from current_loads c join loads l on l.id = c.load_id
       join vendors v on v.company = c.company_id and v.load = c.load_id`,
    )
    return rows[0] ?? { names: [], rows: 0, said: 0, imported: 0 }
  } finally {
    await close()
  }
}

describe('a bot that is killed while it loads files', function () {
  this.timeout('20m')
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-loads-'))
  })
  after(() => rm(home, { recursive: true }))

  for (const [engine, urlOf] of [
    ['PostgreSQL', newServerDatabase],
    ['the embedded engine', async () => join(home, 'data')],
  ] as const) {
    it(`never shows half a load, and loses none that was said to be loaded: ${engine}`, async () => {
      const url = await urlOf()

      const { last, count } = await loadAndKill(url)
      await finish(url)

      const { names, rows, said, imported } = await whatIsRead(url)
      console.log(`      ${kills} kills, ${count} loads, the last one ${last}, read ${names}`)
      assert.ok(count > 0)
      assert.equal(names?.length, 1)
      assert.ok(Number(names[0]) >= last)
      // I3: so is the list of the companies that are in it.
      assert.deepEqual([rows, said, imported], [ROWS, ROWS, ROWS])
    })
  }

  it('goes on when its database was away, which its page says meanwhile: PostgreSQL', async () => {
    const url = await newServerDatabase()
    const { port } = new URL(url)
    const proxy = await openProxy(Number(port))
    const loader = await startLoader(url.replace(`:${port}/`, `:${proxy.port}/`))
    const link = /ready (\S+)/.exec(loader.said())?.[1] ?? ''
    const countLoaded = () => loader.said().match(/loaded/g)?.length ?? 0
    try {
      for (let round = 0; round < rounds; round++) {
        await sleep(randomInt(300, 1_500))
        proxy.lead(NOBODY)
        const form = new FormData()
        form.set('file', new Blob(['VendorId,Name\n1,A\n']), 'vendors.csv')
        for (const [init, sentence] of [
          [{}, en.unavailable],
          [{ method: 'POST', body: form }, en.unsure],
        ] as const) {
          const answer = await fetch(link, init)
          assert.equal(answer.status, 503)
          assert.ok((await answer.text()).includes(sentence), sentence)
        }
        const before = countLoaded()
        proxy.lead(Number(port))
        await release(url)
        await until('another file is loaded', async () => countLoaded() > before)
      }
      assert.ok(loader.isRunning())
    } finally {
      loader.kill('SIGKILL')
      await loader.ended
      await proxy.close()
    }

    const { names, rows, said } = await whatIsRead(url)
    console.log(`      away ${rounds} times, ${countLoaded()} loads, read ${names}`)
    assert.equal(names?.length, 1)
    assert.deepEqual([rows, said], [ROWS, ROWS])
  })
})
