import assert from 'node:assert/strict'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import type { Teammate } from '../teams/teammate.ts'
import { openAndType } from './browser.ts'
import { bodyOf, startLetterbox } from './letterbox.ts'
import { neighbours } from './neighbours.ts'

/** The bot that writes e-mails, about the same database. */
export let bot: Awaited<ReturnType<typeof startLiaison>>
export let letterbox: Awaited<ReturnType<typeof startLetterbox>>

export const parts = () => ({
  db,
  clock,
  appId: '',
  adapter: createAdapter({ local: true }),
  log: createLog('silent'),
  host: '127.0.0.1',
  port: 0,
  metricsToken: '',
})

export const linkIn = (raw: string | undefined, path: 'answer' | 'confirm' | 'stop') => {
  const [link] = new RegExp(`http://127\\.0\\.0\\.1:\\d+/mail/${path}\\?t=\\S+`).exec(bodyOf(raw)) ?? []
  assert.ok(link, `no link in: ${bodyOf(raw)}`)
  return link
}

/** Types an address on the card, and says yes where its e-mail leads. */
export async function gives(person: Teammate, email: string) {
  await person.press(await person.say('notifications'), 'Save', { email })
  await bot.deliverDue()
  await openAndType(linkIn(letterbox.received.pop()?.raw, 'confirm'))
}

/** Bob can be reached by e-mail alone. */
export async function written() {
  const { contoso, fabrikam, bob } = await neighbours()
  await gives(bob, 'bob@fabrikam.example')
  await bob.install('remove')
  return { contoso, fabrikam, bob }
}

export const asks = async (person: Teammate, note = '') =>
  person.press(await person.say('connect with Fabrikam'), 'Confirm', { note })

/** Contoso and Fabrikam are partners, and Contoso has just asked for products and vendors. */
export async function invited() {
  const scene = await written()
  const { contoso, fabrikam } = scene
  await asks(contoso)
  await bot.deliverDue()
  await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')
  await bot.deliverDue()
  const draft = await contoso.say('new collaboration with Fabrikam')
  const question = await contoso.press(draft, 'Save and share', { name: 'Demand', requested: 'products,vendors' })
  await contoso.press(question, 'Confirm')
  letterbox.received.length = 0
  await bot.deliverDue()
  return scene
}

export const statuses = async (table: 'connections' | 'invitations') => db(table).pluck<string[]>('status')

/** For the tests of a describe; with the script that draws cards on pages, where one is given. */
export function withMail(script?: () => Promise<string>) {
  before(async () => {
    letterbox = await startLetterbox()
    const mail = { smtpUrl: letterbox.url, from: 'liaison@mail.example' }
    bot = await startLiaison({ ...parts(), mail, script: await script?.() })
  })

  afterEach(() => {
    letterbox.received.length = 0
    letterbox.refuse(undefined)
  })

  after(async () => {
    await bot.stop()
    await letterbox.stop()
  })
}
