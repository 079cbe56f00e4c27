import type { Language } from '../../../cards/languages.ts'

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
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: host ? [host] : [],
  }
}

/** The files the manifest names under `localizationInfo`, by name. */
export function localizations(): Readonly<Record<string, Localization>> {
  return Object.fromEntries(translated.map(tag => [`${tag}.json`, localization(words[tag])]))
}

/** Pressing a command sends its title, so titles are what the bot understands and stay the same in every language. */
function localization({ name, fullName, short, full, commands: described }: Words): Localization {
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name,
    'name.full': fullName,
    'description.short': short,
    'description.full': full,
    ...Object.fromEntries(
      commands.map((title, n) => [`bots[0].commandLists[0].commands[${n}].description`, described[title]]),
    ),
  }
}

// The manifest and its translations must be of one schema version.
const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.24'
const scopes = ['personal', 'team', 'groupChat'] as const
/** What Teams calls our languages. */
const tags = { de: 'de', 'zh-Hans': 'zh-cn' } as const satisfies Readonly<Record<Exclude<Language, 'en'>, string>>
const translated = Object.values(tags)
const commands = ['help', 'pending', 'sent requests', 'my partners', 'find partners', 'profile', 'people'] as const

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

type Words = {
  readonly name: string
  readonly fullName: string
  readonly short: string
  readonly full: string
  readonly commands: Readonly<Record<(typeof commands)[number], string>>
}

const words: Readonly<Record<'en' | (typeof translated)[number], Words>> = {
  en: {
    name: 'Liaison',
    fullName: 'Liaison: agree with partners which data you share',
    short: 'Find partners and agree in chat which data each shares with the other.',
    full: [
      'Companies that supply each other find one another in Liaison, connect, and agree in chat which data each will ' +
        'share with the other.',
      'A card appears when a partner asks for something. The answer is given on the card, and everyone concerned ' +
        'sees the outcome. Nothing is visible to a partner until somebody of your company has shared it.',
      'Ask in plain sentences: what waits for you, who has not answered, how visible you are to a partner, who sees ' +
        'your data. Write "help" to begin.',
    ].join('\n\n'),
    commands: {
      help: 'What Liaison can do, with examples',
      pending: 'What waits for your answer',
      'sent requests': 'What waits for the answer of others',
      'my partners': 'The companies you are connected to',
      'find partners': 'Search companies and ask them to connect',
      profile: 'What other companies see of yours',
      people: 'The people of your company and their roles',
    },
  },
  de: {
    name: 'Liaison',
    fullName: 'Liaison: mit Partnern vereinbaren, welche Daten Sie teilen',
    short: 'Partner finden und im Chat vereinbaren, wer welche Daten mit wem teilt.',
    full: [
      'Unternehmen, die einander beliefern, finden sich in Liaison, verbinden sich und vereinbaren im Chat, welche ' +
        'Daten sie miteinander teilen.',
      'Bittet ein Partner um etwas, erscheint eine Karte. Auf der Karte wird geantwortet, und alle Beteiligten sehen ' +
        'das Ergebnis. Ein Partner sieht nichts, was nicht jemand aus Ihrem Unternehmen freigegeben hat.',
      'Fragen Sie in ganzen Sätzen: was auf Sie wartet, wer noch nicht geantwortet hat, wie sichtbar ' +
        'Sie für einen Partner sind, wer Ihre Daten sieht. Schreiben Sie „help“, um anzufangen.',
    ].join('\n\n'),
    commands: {
      help: 'Was Liaison kann, mit Beispielen',
      pending: 'Was auf Ihre Antwort wartet',
      'sent requests': 'Was auf die Antwort anderer wartet',
      'my partners': 'Die Unternehmen, mit denen Sie verbunden sind',
      'find partners': 'Unternehmen suchen und um eine Verbindung bitten',
      profile: 'Was andere Unternehmen von Ihrem sehen',
      people: 'Die Personen Ihres Unternehmens und ihre Rollen',
    },
  },
  'zh-cn': {
    name: 'Liaison',
    fullName: 'Liaison：与合作伙伴商定共享哪些数据',
    short: '寻找合作伙伴，并在聊天中商定双方各自共享哪些数据。',
    full: [
      '有供应关系的公司可以在 Liaison 中找到彼此、建立联系，并在聊天中商定双方各自共享哪些数据。',
      '合作伙伴提出请求时会出现一张卡片。直接在卡片上答复，所有相关人员都能看到结果。在贵公司有人共享之前，合作伙伴看不到任何数据。',
      '直接提问即可：哪些事项等您处理、谁还没有答复、您对某个合作伙伴的可见度如何、谁能看到您的数据。发送“help”即可开始。',
    ].join('\n\n'),
    commands: {
      help: 'Liaison 能做什么（附示例）',
      pending: '等您答复的事项',
      'sent requests': '等对方答复的请求',
      'my partners': '已与贵公司建立联系的公司',
      'find partners': '搜索公司并请求建立联系',
      profile: '其他公司能看到的贵公司信息',
      people: '贵公司的人员及其角色',
    },
  },
}
