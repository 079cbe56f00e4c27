import { finders, SEARCH } from '../finders.ts'
import { commands, type Finder, semantics, translated, type Words, words } from './words.ts'

/**
 * What Teams is told about the app. `host` is where the web pages are, without scheme; a bot that has none names a host
 * that cannot exist, because Teams wants the three links either way.
 */
export function manifest(options: {
  readonly appId: string
  readonly host?: string | undefined
  readonly version: string
}): Manifest {
  const { appId, host, version } = options
  const pages = `https://${host ?? 'liaison.invalid'}`
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.24',
    version,
    id: appId,
    developer: {
      name: 'Liaison',
      websiteUrl: `${pages}/`,
      privacyUrl: `${pages}/privacy`,
      termsOfUseUrl: `${pages}/terms`,
    },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: translated.map(languageTag => ({ languageTag, file: `${languageTag}.json` })),
    },
    name: { short: words.en.name, full: words.en.fullName },
    description: { short: words.en.short, full: words.en.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#3F41AE',
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: appId,
        scopes,
        isNotificationOnly: false,
        supportsFiles: true,
        commandLists: [{ scopes, commands: commands.map(title => ({ title, description: words.en.commands[title] })) }],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: finders.map(id => ({
          id,
          type: 'query',
          context: ['compose', 'commandBox'],
          initialRun: true,
          title: words.en.finders[id].title,
          description: words.en.finders[id].description,
          semanticDescription: semantics[id].command,
          parameters: [
            {
              name: SEARCH,
              title: words.en.finders[id].search,
              description: words.en.finders[id].searchFor,
              inputType: 'text',
              semanticDescription: semantics[id].search,
            },
          ],
        })),
        messageHandlers: host ? [{ type: 'link', value: { domains: [host], supportsAnonymizedPayloads: true } }] : [],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: host ? [host] : [],
  }
}

/** The files the manifest names under `localizationInfo`, by name. */
export function localizations(): Readonly<Record<string, Localization>> {
  return Object.fromEntries(translated.map(tag => [`${tag}.json`, localization(words[tag])]))
}

/** Pressing a command sends its title, so titles are what the bot understands and stay the same in every language. */
function localization({ name, fullName, short, full, commands: described, finders: found }: Words): Localization {
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name,
    'name.full': fullName,
    'description.short': short,
    'description.full': full,
    ...Object.fromEntries(
      commands.map((title, n) => [`bots[0].commandLists[0].commands[${n}].description`, described[title]]),
    ),
    ...Object.fromEntries(
      finders.flatMap((id, n) => {
        const command = `composeExtensions[0].commands[${n}]`
        const { title, description, search, searchFor } = found[id]
        return [
          [`${command}.title`, title],
          [`${command}.description`, description],
          [`${command}.parameters[0].title`, search],
          [`${command}.parameters[0].description`, searchFor],
        ]
      }),
    ),
  }
}

// The manifest and its translations must be of one schema version.
const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.24'
const scopes = ['personal', 'team', 'groupChat'] as const
type Scope = (typeof scopes)[number]
type Localization = Readonly<Record<string, string>>

export type Manifest = {
  readonly $schema: string
  readonly manifestVersion: string
  readonly version: string
  readonly id: string
  readonly developer: {
    readonly name: string
    readonly websiteUrl: string
    readonly privacyUrl: string
    readonly termsOfUseUrl: string
  }
  readonly localizationInfo: {
    readonly defaultLanguageTag: string
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[]
  }
  readonly name: { readonly short: string; readonly full: string }
  readonly description: { readonly short: string; readonly full: string }
  readonly icons: { readonly color: string; readonly outline: string }
  readonly accentColor: string
  readonly defaultInstallScope: Scope
  readonly bots: readonly [Bot]
  readonly composeExtensions: readonly [ComposeExtension]
  readonly permissions: readonly ('identity' | 'messageTeamMembers')[]
  readonly validDomains: readonly string[]
}

type Bot = {
  readonly botId: string
  readonly scopes: readonly Scope[]
  readonly isNotificationOnly: boolean
  readonly supportsFiles: boolean
  readonly commandLists: readonly [
    {
      readonly scopes: readonly Scope[]
      readonly commands: readonly { readonly title: string; readonly description: string }[]
    },
  ]
}

type ComposeExtension = {
  readonly botId: string
  readonly commands: readonly {
    readonly id: Finder
    readonly type: 'query'
    readonly context: readonly ('compose' | 'commandBox')[]
    readonly initialRun: boolean
    readonly title: string
    readonly description: string
    readonly semanticDescription: string
    readonly parameters: readonly {
      readonly name: string
      readonly title: string
      readonly description: string
      readonly inputType: 'text'
      readonly semanticDescription: string
    }[]
  }[]
  readonly messageHandlers: readonly {
    readonly type: 'link'
    readonly value: { readonly domains: readonly string[]; readonly supportsAnonymizedPayloads: boolean }
  }[]
}
