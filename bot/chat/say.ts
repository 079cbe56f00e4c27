import { helpCard } from '../../cards/delivery/home.ts'
import { text } from '../../cards/kit.ts'
import { whichCompanyCard } from '../../cards/network/directory.ts'
import type { Payload } from '../../cards/verbs.ts'
import { de } from '../../cards/words/de.ts'
import { en, type Words } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import { countries } from '../../domain/network/company.ts'
import { listDirectory } from '../../domain/network/directory.ts'
import { searchKey } from '../../domain/text.ts'
import type { Look, Shown } from '../actions/look.ts'
import { press } from '../actions/press.ts'

/** Longest sentence that is read, in characters. */
const SENTENCE = 500

type Command = keyof Words['commands']

/** How much nearer (of 1) a name must be than the next one to be the one that is meant. */
const CLEARLY = 0.15

/** What each command does with the words that follow it; an exhaustive table, and the help is printed from its words. */
const commands: { readonly [C in Command]: (look: Look, rest: string) => Promise<Shown> } = {
  home: look => press(look, 'home.show', {}),
  help: look => press(look, 'help.show', {}),
  inbox: look => press(look, 'inbox.show', { page: 0 }),
  sent: look => press(look, 'sent.show', { page: 0 }),
  partners: look => press(look, 'partners.show', { page: 0, relationship: undefined }),
  directory: (look, rest) =>
    press(look, 'directory.show', { ...searchOf(look, rest), page: 0, connected: undefined, relationship: undefined }),
  connect: connectWith,
  collaborations: look => press(look, 'collaborations.show', { page: 0, company: undefined }),
  create: createWith,
  visibility: look => press(look, 'visibility.show', { page: 0 }),
  profile: look => press(look, 'profile.show', {}),
  notifyHere: look => press(look, 'channel.name-ask', {}),
  notifyNoMore: look => press(look, 'channel.stop-ask', {}),
  notifications: look => press(look, 'preferences.show', {}),
  people: look => press(look, 'people.show', { page: 0 }),
}

/** Commands that take words after them; all others must be the whole sentence. */
const open: readonly Command[] = ['directory', 'connect', 'create']

/** A typed sentence, in whatever language we speak: a command, or the help with what was not understood. */
export function say(look: Look, typed: string): Promise<Shown> {
  const said = [...typed.trim()].slice(0, SENTENCE).join('')
  const key = searchKey(said)
  const found = phrases.find(
    ({ phrase, command }) => key === phrase || (open.includes(command) && key.startsWith(`${phrase} `)),
  )
  if (found) return commands[found.command](look, key.slice(found.phrase.length).trim())
  const { reader } = look
  return Promise.resolve({ card: helpCard(reader, key !== '' && text(reader.words.help.unknown(said))) })
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

/** C2 in words: opens the form, with that partner ticked. */
async function createWith(look: Look, name: string): Promise<Shown> {
  const { db, by } = look
  const partner = name.replace(/^(with|mit) /, '')
  const [company] = partner ? await listDirectory(db, by, { name: partner, connected: true, offset: 0, limit: 1 }) : []
  return press(look, 'collaboration.new', { company: company?.id })
}

/** "in logistics" and "in Germany" are filters; anything else is part of a name. */
function searchOf({ reader }: Look, rest: string): Pick<Payload<'directory.show'>, 'name' | 'industry' | 'country'> {
  const wanted = rest.replace(/^(in|aus|from|for|named) /, '')
  const industry = Object.entries(reader.words.industries).find(([, title]) => searchKey(title) === wanted)?.[0]
  const country = countries.find(code => searchKey(reader.country(code)) === wanted)
  return { industry, country, name: industry || country ? '' : wanted }
}

/** Every phrase of every language, the longest first, so that "find partners" wins over "find". */
const phrases = [en, de, zhHans]
  .flatMap(({ commands }) => Object.entries(commands) as [Command, Words['commands'][Command]][])
  .flatMap(([command, { says, also }]) => [says, ...also].map(phrase => ({ command, phrase: searchKey(phrase) })))
  .sort((a, b) => b.phrase.length - a.phrase.length)
