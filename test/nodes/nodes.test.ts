import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { activity, press } from '../bench/person.ts'
import { type Process, start } from '../bot/process.ts'
import { textOf } from '../card.ts'
import { type Connector, startConnector } from '../teams/connector.ts'

const run = promisify(execFile)

/** The newest Node of that major version, as a package of npm brings it; nothing of it is run while it is installed. */
async function install(version: number, folder: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', ['install', ...quiet, '--prefix', folder, `${name}@${version}`])
  return join(folder, 'node_modules', name, 'bin', 'node')
}

const ada = { tenantId: randomUUID(), objectId: randomUUID(), name: 'Ada' }

for (const version of [22, 24]) {
  describe(`on Node ${version}`, () => {
    let folder: string
    let connector: Connector
    let bot: Process | undefined

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'liaison-node-'))
      connector = await startConnector()
    })

    after(async () => {
      bot?.kill('SIGKILL')
      await bot?.ended
      await connector.stop()
      await rm(folder, { recursive: true, force: true })
    })

    it('the built bot starts on an empty folder, registers a company, and ends when it is told to', async () => {
      const node = await install(version, folder)
      const { stdout } = await run(node, ['--version'])
      assert.match(stdout, new RegExp(`^v${version}\\.`))
      const env = { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: join(folder, 'data') }
      bot = start(['--local'], env, [node, 'dist/bot/main.js'])
      const url = await bot.ready()
      const send = (does: object) =>
        fetch(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(activity(connector, ada, does)),
        })

      await send({ type: 'message', text: 'hi' })
      const answer = await send(
        press('company.register', {
          name: 'Contoso',
          country: 'US',
          industry: 'retail',
          region: 'us',
          terms: 'true',
          contactEmail: 'partners@contoso.example',
        }),
      )

      const { value } = (await answer.json()) as { readonly value: Parameters<typeof textOf>[0] }
      assert.match(textOf(value), /Contoso/)
      bot.kill('SIGTERM')
      assert.equal((await bot.ended).code, 0)
    })
  })
}
