import { helpCard, whichCard } from '../../cards/delivery/home.ts'
import { type Action, go, shorten, text } from '../../cards/kit.ts'
import { whichCompanyCard } from '../../cards/network/directory.ts'
import { de } from '../../cards/words/de.ts'
import { en, type Words } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import { findNames } from '../../domain/collaboration/names.ts'
import { listDirectory } from '../../domain/network/directory.ts'
import { legible, searchKey } from '../../domain/text.ts'
import type { Look, Shown } from '../actions/look.ts'
import { press } from '../actions/press.ts'
import { codeIn, invitedIn } from './invite.ts'
import { type Heard, type Press, placeIn, questions, ranked, wish } from './questions.ts'
import { entitiesIn, nameWords, readNames, readSentence } from './sentence.ts'
import { daysIn } from './time.ts'

/** Longest sentence that is read, in characters. */
const SENTENCE = 500

/** Words between two that belong together, such as who answers and the answering. */
const REACH = 6

type Command = keyof Words['commands']

/** How much nearer (of 1) a name must be than the next one to be the one that is meant. */
const CLEARLY = 0.15

/** How near (of 1) a name must be to that of a company for it to be the one that is meant. */
const HERE = 0.6

/** What each command does with the words that follow it; an exhaustive table, and the help is printed from its words. */
const commands: { readonly [C in Command]: (look: Look, rest: string) => Promise<Shown> } = {
  home: look => press(look, 'home.show', {}),
  help: look => press(look, 'help.show', {}),
  inbox: look => press(look, 'inbox.show', { page: 0 }),
  sent: look => press(look, 'sent.show', { page: 0 }),
  partners: look => press(look, 'partners.show', { page: 0, relationship: undefined }),
  directory: search,
  connect: connectWith,
  invite: look => press(look, 'prospect.new', { prospect: undefined, name: '', email: '' }),
  collaborations: look => press(look, 'collaborations.show', { page: 0, company: undefined }),
  create: look => press(look, 'collaboration.new', { partners: [] }),
  visibility: look => press(look, 'visibility.show', { page: 0, order: 'least' }),
  history: look => press(look, 'history.show', { page: 0 }),
  profile: look => press(look, 'profile.show', {}),
  notifyHere: look => press(look, 'channel.name-ask', {}),
  notifyNoMore: look => press(look, 'channel.stop-ask', {}),
  notifications: look => press(look, 'preferences.show', {}),
  people: look => press(look, 'people.show', { page: 0 }),
}

/** Commands whose words may be followed by others: what to look for, or whom to connect with. */
const open: readonly Command[] = ['directory', 'connect']

/** A typed sentence, in whatever language we speak: a command, a wish, a question, or the help with what was understood. */
export async function say(look: Look, typed: string): Promise<Shown> {
  const said = legible([...typed.trim()].slice(0, SENTENCE).join(''))
  const key = searchKey(said)
  const whole = phrases.find(({ phrase }) => key === phrase)
  if (whole) return commands[whole.command](look, '')
  const code = codeIn(said)
  if (code) return press(look, 'prospect.join-ask', { code })
  const invited = invitedIn(said)
  if (invited) return invite(look, invited)
  const begun = phrases.find(({ phrase, command }) => open.includes(command) && key.startsWith(`${phrase} `))
  const rest = begun ? key.slice(begun.phrase.length).trim() : ''
  if (begun?.command === 'connect') return connectWith(look, rest)
  const heard = await hear(look, said)
  const wanted = wish(heard)
  if (wanted) return pressed(look, wanted)
  const [first] = ranked(heard)
  const isSearch = !first || first.kind === 'directory' || first.kind === 'partners' || first.kind === 'company'
  const isPlaced = heard.place.industry !== undefined || heard.place.country !== undefined
  if (begun && isPlaced && isSearch) return pressed(look, questions.directory.press(heard))
  if (begun && isSearch) return commands[begun.command](look, rest)
  if (!first) return help(look, said, heard)
  return heard.isAmbiguous ? which(look, said, heard, first.kind) : pressed(look, questions[first.kind].press(heard))
}

/** What a sentence says, and whom and what it names: one round trip. */
export async function hear(look: Look, said: string): Promise<Heard> {
  const sentence = readSentence(said)
  const names = readNames(sentence, await findNames(look.db, look.by, nameWords(sentence)))
  const present = new Set(names.rest.flatMap(at => sentence.concepts[at] ?? []))
  const words = names.rest.map(at => sentence.words[at] ?? '')
  return {
    ...sentence,
    ...names,
    entities: entitiesIn(words),
    has: (...concepts) => concepts.some(concept => present.has(concept)),
    before: (first, other) =>
      sentence.concepts.some(
        (each, at) =>
          each.includes(first) && sentence.concepts.slice(at, at + REACH).some(next => next.includes(other)),
      ),
    place: placeIn(look, words),
    days: daysIn(said, look.by.at, look.reader.timeZone),
  }
}

// The payload of a press is that of its verb: the type of `Press` says so, and is lost when it is taken apart.
const pressed = (look: Look, { verb, payload }: Press) => press(look, verb, payload as never)
const button = (title: string, { verb, payload }: Press): Action => go(shorten(title, 60), verb, payload as never)

/** Several companies could be meant: asked back, with a button for each. */
function which({ reader }: Look, said: string, heard: Heard, kind: keyof typeof questions): Shown {
  const choices = heard.companies
    .slice(0, 5)
    .map(company => button(company.name, questions[kind].press({ ...heard, companies: [company], isAmbiguous: false })))
  return { card: whichCard(reader, said, choices) }
}

/** What was recognised, and the nearest things that can be asked. */
function help({ reader }: Look, said: string, heard: Heard): Shown {
  const { words } = reader
  const [entity] = heard.entities
  if (!entity) return { card: helpCard(reader, said !== '' && text(words.help.unknown(shorten(said, 200)))) }
  const nearest = [
    button(words.sharing.seen, { verb: 'seen.show', payload: { entity } }),
    button(words.sharing.received, { verb: 'received.show', payload: { page: 0, entity } }),
    button(words.sharing.given, { verb: 'given.show', payload: { page: 0, entity } }),
  ]
  return { card: helpCard(reader, text(words.answers.understood(words.entities[entity])), nearest) }
}

/** F4 in words: opens the card that asks. */
async function connectWith(look: Look, name: string): Promise<Shown> {
  const { db, by, reader } = look
  const found = name ? await listDirectory(db, by, { name, offset: 0, limit: 5 }) : []
  const best = found[0]?.near ?? 0
  const [company, ...others] = found.filter(({ near }) => (near ?? 0) > best - CLEARLY)
  if (!company) return commands.directory(look, name)
  return others.length > 0
    ? { card: whichCompanyCard(reader, name, found) }
    : press(look, 'connection.ask', { company: company.id })
}

/** I1 in words: the form, filled in; whoever is here by that name is asked to connect instead. */
async function invite(look: Look, { name, email }: { readonly name: string; readonly email: string }): Promise<Shown> {
  const found = name ? await listDirectory(look.db, look.by, { name, offset: 0, limit: 1 }) : []
  const isHere = found.some(({ near }) => (near ?? 0) > HERE)
  return isHere ? connectWith(look, name) : press(look, 'prospect.new', { prospect: undefined, name, email })
}

/** An industry or a country is a filter; anything else is part of a name. */
function search(look: Look, rest: string): Promise<Shown> {
  const { industry, country } = placeIn(look, rest.split(' '))
  const name = industry || country ? '' : rest.replace(/^(in|aus|from|for|named) /, '')
  return press(look, 'directory.show', {
    name,
    industry,
    country,
    page: 0,
    connected: undefined,
    relationship: undefined,
  })
}

/** Every phrase of every language, the longest first, so that "find partners" wins over "find". */
const phrases = [en, de, zhHans]
  .flatMap(({ commands }) => Object.entries(commands) as [Command, Words['commands'][Command]][])
  .flatMap(([command, { says, also }]) => [says, ...also].map(phrase => ({ command, phrase: searchKey(phrase) })))
  .sort((a, b) => b.phrase.length - a.phrase.length)
