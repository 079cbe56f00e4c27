import { type Language, languages } from '../../cards/languages.ts'
import type { Words } from '../../cards/words/en.ts'
import { searchKey } from '../../domain/kernel/text.ts'
import type { Context, Reply } from '../actions/context.ts'
import type { Frame } from './frame.ts'
import type { Kind } from './kinds.ts'
import { type Press, pressed, to } from './press.ts'

type Command = keyof Words['commands']

/** What each command opens; an exhaustive table, and the help is printed from its words. */
const commands: { readonly [C in Command]: Press } = {
  home: to('home.show'),
  help: to('help.show'),
  inbox: to('inbox.show'),
  sent: to('sent.show'),
  partners: to('partners.show'),
  directory: to('directory.show'),
  connect: to('directory.show'),
  invite: to('prospect.new'),
  collaborations: to('collaborations.show'),
  create: to('collaboration.new'),
  visibility: to('visibility.show'),
  history: to('history.show'),
  profile: to('profile.show'),
  notifyHere: to('channel.name-ask'),
  notifyNoMore: to('channel.stop-ask'),
  notifications: to('preferences.show'),
  people: to('people.show'),
  terms: to('terms.show'),
  privacy: to('privacy.show'),
  responsibilities: to('responsibilities.show'),
  exportAll: to('leaving.export'),
  eraseCompany: to('leaving.erase-ask'),
  takeBack: to('leaving.show'),
  forgetMe: to('leaving.forget-ask'),
  leaving: to('leaving.show'),
  data: to('data.show'),
  load: to('data.load'),
  importPartners: to('data.load', { group: 'partners' }),
  imported: to('imported.show'),
}

/** What a command asks, so that the chat can go on from it. */
const kinds: Partial<Record<Command, Kind>> = {
  inbox: 'inbox',
  sent: 'sent',
  partners: 'partners',
  directory: 'directory',
  collaborations: 'collaborations',
  visibility: 'visibility',
  history: 'changed',
  create: 'newCollaboration',
  invite: 'invite',
  imported: 'imported',
}

export type Commanded = {
  readonly command: Command
  readonly language: Language | undefined
  readonly frame: Frame | undefined
}

/** The command that somebody typed, word by word, and in which language; undefined where it is the same in several. */
export function commandOf(said: string): Commanded | undefined {
  const found = phrases.get(searchKey(said))
  if (!found) return undefined
  const kind = kinds[found.command]
  return { ...found, frame: kind && bare(kind) }
}

export const runCommand = (context: Context, { command }: Commanded): Promise<Reply> =>
  pressed(context, commands[command])

const bare = (kind: Kind): Frame => ({
  kind,
  companies: [],
  isAmbiguous: false,
  collaborations: [],
  entities: [],
  direction: undefined,
  isNot: false,
  conditions: {},
  flags: [],
  unknown: '',
})

const phrases = new Map<string, { readonly command: Command; readonly language: Language | undefined }>()
for (const [language, { commands: own }] of Object.entries(languages) as [Language, Words][]) {
  for (const [command, { says, also }] of Object.entries(own) as [Command, Words['commands'][Command]][]) {
    for (const phrase of [says, ...also].map(searchKey)) {
      const isShared = phrases.has(phrase)
      phrases.set(phrase, { command, language: isShared ? undefined : language })
    }
  }
}
