import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { isAct } from '../../bot/actions/press.ts'
import type { Action } from '../../cards/elements.ts'
import type { Card } from '../../cards/kit.ts'
import { type Act, type Verb, verbs } from '../../cards/verbs.ts'
import { type ProfileField, profileFields, profileSections } from '../../domain/company/profile.ts'
import { openTab } from '../bot/web/tab.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'

export type Writing = {
  /** What is written into a field: a verb and a name, such as `connection.request note`. */
  readonly write: (field: string) => string
  /** Delivers what is due. */
  readonly deliver: () => Promise<unknown>
  /** Where the bot listens; that of the whole run unless told otherwise. */
  readonly url?: (() => string) | undefined
}
export type Journey = Awaited<ReturnType<typeof journey>>

/** The fields of a verb into which a person may write what they like: found by what their schemas let pass. */
const writable = (verb: Verb): readonly string[] =>
  Object.entries(verbs[verb].shape).flatMap(([name, schema]) => {
    const { data } = schema.safeParse('x'.repeat(10_001))
    return data === 'x'.repeat(10_000) ? name : []
  })

/** Every act with such a field; that of two is named when the card is made, not by a schema. */
export const written: readonly Act[] = (Object.keys(verbs) as Verb[]).filter(
  (verb): verb is Act =>
    isAct(verb) && (writable(verb).length > 0 || verb === 'profile.save' || verb === 'collaboration.share'),
)

/**
 * Everything two companies write to each other and about themselves, once: they register, fill in their profiles, connect,
 * share, decline, write notes. Ada asks, Bob answers, Eve declines; every field that takes text gets what `write` says.
 */
export async function journey({ write, deliver, url }: Writing) {
  const pressed = new Set<Verb>()
  const [ada, bob, eve] = ['Ada', 'Bob', 'Eve'].map(name =>
    teammate(`${write(`person ${name}`).slice(0, 900)} ${name}`, randomUUID(), url ? { url } : {}),
  ) as [Teammate, Teammate, Teammate]

  /** Presses a button with everything that can be written on its card, but for what is given. */
  async function press(person: Teammate, verb: Verb, given: object = {}): Promise<Card> {
    pressed.add(verb)
    const data = { ...Object.fromEntries(writable(verb).map(name => [name, write(`${verb} ${name}`)])), ...given }
    return cardOf(person, verb, data)
  }

  for (const [person, name] of [
    [ada, 'Contoso'],
    [bob, 'Fabrikam'],
    [eve, 'Tailspin'],
  ] as const) {
    await person.say('hi')
    const contactEmail = `${write('email')}@${name.toLowerCase()}.example`
    const form = { industry: 'retail', country: 'US', region: 'us', terms: 'true', contactEmail }
    await press(person, 'company.register', { ...form, name: `${write('company')} ${name}` })
    await press(person, 'profile.publish', { isPublic: 'true' })
    for (const section of profileSections) await press(person, 'profile.save', { section, ...profile(section, write) })
  }
  await load(ada, { write, deliver, url })
  const listed = await press(ada, 'imported.show', { name: '' })
  await press(ada, 'imported.address', {
    imported: idIn(listed, 'imported', 'imported.address-ask'),
    email: `${write('email')}@proseware.example`,
  })
  await press(ada, 'imported.invite', { several: idIn(listed, 'imported', 'prospect.new'), name: '' })
  await press(bob, 'preferences.save', { email: `${write('email')}@fabrikam.example` })

  const { body, ...directory } = await press(ada, 'directory.show', { name: '' })
  const companyOf = (name: string) =>
    idIn({ ...directory, body: body.filter(row => JSON.stringify(row).includes(name)) }, 'company')
  const [fabrikam, tailspin] = [companyOf('Fabrikam'), companyOf('Tailspin')]
  await press(ada, 'directory.filter')
  for (const company of [fabrikam, tailspin]) await press(ada, 'connection.request', { company })
  await deliver()
  const connection = idIn(await press(bob, 'inbox.show'), 'connection')
  await press(bob, 'connection.accept', { connection })
  const declined = idIn(await press(eve, 'inbox.show'), 'connection')
  await press(eve, 'connection.decline', { connection: declined, reason: 'not-now' })
  await press(ada, 'connection.relate', { connection, relationship: 'both' })

  for (const name of ['First', 'Second']) {
    const collaboration = idIn(await press(ada, 'collaboration.new', { partners: fabrikam }), 'collaboration')
    const form = { collaboration, partners: fabrikam, requested: 'products,vendors', offered: 'warehouses' }
    const named = { ...form, name: `${write('collaboration')} ${name}` }
    for (const verb of [
      'collaboration.fill',
      'collaboration.review',
      'collaboration.save',
      'collaboration.prepare',
    ] as const) {
      await press(ada, verb, named)
    }
    await press(ada, 'collaboration.share', { collaboration, [`note-${fabrikam}`]: write('collaboration.share note') })
    await deliver()
    const invitation = idIn(await press(bob, 'inbox.show'), 'invitation')
    for (const verb of ['invitation.edit', 'invitation.tick', 'invitation.preview'] as const) {
      await press(bob, verb, { invitation, 'share-products': 'products' })
    }
    if (name === 'First') await press(bob, 'invitation.accept', { invitation, 'share-products': 'products' })
    else await press(bob, 'invitation.decline', { invitation })
    for (const person of [ada, bob]) await press(person, 'note.write', { invitation, id: randomUUID() })
    await press(ada, 'invitation.resend', { invitation })
    if (name === 'First') {
      for (const verb of ['invitation.change', 'invitation.stop'] as const) {
        const revision = idIn(await press(bob, 'invitation.edit', { invitation }), 'revision')
        await press(bob, verb, { invitation, revision, 'share-products': 'products,vendors' })
      }
    }
    await press(ada, 'collaboration.change', { ...named, requested: 'products' })
    await press(ada, 'collaboration.add-ask', { collaboration })
    await press(ada, 'collaboration.add', { collaboration, partners: tailspin })
  }
  for (const person of [ada, bob]) await person.say(write('message'))
  await press(ada, 'leaving.erase')
  await press(ada, 'prospect.invite', { email: `${write('email')}@northwind.example`, duns: '' })
  await deliver()
  // Somebody whom Teams does not reach is written to.
  await bob.install('remove')
  const collaboration = idIn(await press(ada, 'collaboration.new', { partners: fabrikam }), 'collaboration')
  const lists = { partners: fabrikam, requested: 'certifications', offered: 'warehouses' }
  await press(ada, 'collaboration.prepare', { collaboration, ...lists, name: `${write('collaboration')} Third` })
  await press(ada, 'collaboration.share', { collaboration, [`note-${fabrikam}`]: write('collaboration.share note') })
  await deliver()

  assert.deepEqual(
    written.filter(verb => !pressed.has(verb)),
    [],
    'an act into which something can be written was left out',
  )
  return { ada, bob, eve }
}

/** Loads a table of vendors, of whom one has no address, through the page that the card opens, and waits until they are listed. */
async function load(person: Teammate, { write, deliver, url }: Writing) {
  const tab = openTab('en', url)
  const opening = (await cardOf(person, 'data.load', { table: 'Vendor' })).actions.find(
    ({ type }) => type === 'Action.OpenUrl',
  )
  const named = (n: number) => `"${write(`vendor ${n}`).replaceAll('"', '""')}"`
  const rows = [`V-1,${named(1)},${write('email')}@adventure.example`, `V-2,${named(2)},`]
  const sent = await tab.send(
    await tab.go(String(opening?.url)),
    ['VendorId,Name,PrimaryContactEmail', ...rows].join('\r\n'),
    'vendors.csv',
    'Vendor',
  )
  const checking = await tab.press(sent, 'Check')
  await deliver()
  await tab.press(await tab.go(checking.url), 'Load')
  await deliver()
}

/** Every card that somebody can open from the buttons on their cards and in their chat: no act is pressed. */
export async function walk(person: Teammate, limit = 400): Promise<readonly Card[]> {
  const found: Card[] = [...person.cards()]
  const starts = (Object.keys(verbs) as Verb[]).filter(verb => !isAct(verb) && verbs[verb].safeParse({}).success)
  const queue = [...starts.map(verb => ({ verb, data: {} })), ...found.flatMap(buttonsIn)]
  const seen = new Set<string>()
  for (const { verb, data } of queue) {
    const key = JSON.stringify([verb, data])
    if (seen.has(key) || isAct(verb) || seen.size >= limit) continue
    seen.add(key)
    const card = await cardOf(person, verb, data)
    found.push(card)
    queue.push(...buttonsIn(card))
  }
  assert.ok(seen.size < limit, 'there is no end of cards')
  return found
}

async function cardOf(person: Teammate, verb: Verb, data: object): Promise<Card> {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
  const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value })
  assert.equal(status, 200)
  assert.ok(body)
  return body.value
}

type Button = { readonly verb: Verb; readonly data: object }

const buttonsIn = (card: Card): readonly Button[] =>
  actionsIn(card).flatMap(({ type, verb, data }) =>
    type === 'Action.Execute' ? { verb: verb as Verb, data: data as object } : [],
  )

function actionsIn(node: unknown): readonly Action[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type } = node as { readonly type?: unknown }
  return String(type).startsWith('Action.') ? [node as Action] : Object.values(node).flatMap(actionsIn)
}

/** The first of what the buttons of a card carry under that name. */
function idIn(card: Card, name: string, of?: Verb): string {
  const buttons = buttonsIn(card).filter(({ verb }) => of === undefined || verb === of)
  const [id] = buttons.flatMap(({ data }) => (data as Record<string, unknown>)[name] ?? [])
  assert.ok(id !== undefined, `no ${name} on: ${JSON.stringify(card).slice(0, 2_000)}`)
  return String(id)
}

/** A section of the form of a profile: what has a form of its own keeps to it. */
const profile = (section: string, write: Writing['write']) =>
  Object.fromEntries(
    (Object.keys(profileFields) as ProfileField[]).flatMap(field => {
      const { section: own, kind } = profileFields[field]
      if (own !== section || field === 'name') return []
      if (kind === 'url') return [[field, `https://pages.example/${encodeURIComponent(write(field))}`]]
      return kind === 'line' || kind === 'paragraph' ? [[field, write(field)]] : []
    }),
  )
