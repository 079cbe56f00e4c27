import type { Language } from '../../../cards/languages.ts'
import type { finders } from '../finders.ts'

/** What Teams calls our languages. */
const tags = { de: 'de', 'zh-Hans': 'zh-cn' } as const satisfies Readonly<Record<Exclude<Language, 'en'>, string>>
export const translated = Object.values(tags)

/** Ten at most. */
export const commands = [
  'help',
  'pending',
  'sent requests',
  'my partners',
  'find partners',
  'collaborations',
  'visibility score',
  'what changed',
  'load data',
  'notifications',
] as const

/** For Microsoft 365 Copilot, which reads English and decides by them when to ask. */
export const semantics: Readonly<Record<Finder, { readonly command: string; readonly search: string }>> = {
  partners: {
    command:
      'Finds companies in the supply chain network of Liaison by name: the partners that the user’s company is connected to when no name ' +
      'is given, otherwise all public companies with that name. Returns what each shows publicly: name, industry, country, description.',
    search:
      'The name of a company, or a part of it; typos are forgiven. Leave it empty for the partners of the user’s company.',
  },
  collaborations: {
    command:
      'Finds the collaborations in which the user’s company takes part, by name. A collaboration is an agreement about which data ' +
      'companies share. Returns their names only.',
    search: 'A part of the name of a collaboration. Leave it empty for all.',
  },
}

export type Finder = (typeof finders)[number]

export type Words = {
  readonly name: string
  readonly fullName: string
  readonly short: string
  readonly full: string
  readonly commands: Readonly<Record<(typeof commands)[number], string>>
  readonly finders: Readonly<
    Record<
      Finder,
      { readonly title: string; readonly description: string; readonly search: string; readonly searchFor: string }
    >
  >
}

export const words: Readonly<Record<'en' | (typeof translated)[number], Words>> = {
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
      collaborations: 'What you ask of partners, and they of you',
      'visibility score': 'How much of what you asked for your partners share',
      'what changed': 'What has happened, by day',
      'load data': 'Load a table from a CSV or XLSX file',
      notifications: 'When and how you are notified',
    },
    finders: {
      partners: {
        title: 'Partners',
        description: 'Put what a company shows publicly into this chat',
        search: 'Company',
        searchFor: 'A name, or a part of it',
      },
      collaborations: {
        title: 'Collaborations',
        description: 'Put the name of a collaboration into this chat',
        search: 'Collaboration',
        searchFor: 'A part of its name',
      },
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
      collaborations: 'Worum Sie Partner bitten, und Partner Sie',
      'visibility score': 'Wie viel von dem Erbetenen Ihre Partner teilen',
      'what changed': 'Was geschehen ist, nach Tagen',
      'load data': 'Eine Tabelle aus einer CSV- oder XLSX-Datei laden',
      notifications: 'Wann und wie Sie benachrichtigt werden',
    },
    finders: {
      partners: {
        title: 'Partner',
        description: 'In diesen Chat setzen, was ein Unternehmen öffentlich zeigt',
        search: 'Unternehmen',
        searchFor: 'Ein Name oder ein Teil davon',
      },
      collaborations: {
        title: 'Zusammenarbeiten',
        description: 'Den Namen einer Zusammenarbeit in diesen Chat setzen',
        search: 'Zusammenarbeit',
        searchFor: 'Ein Teil des Namens',
      },
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
      collaborations: '您向合作伙伴请求的数据，以及他们向您请求的数据',
      'visibility score': '合作伙伴共享了您所请求数据的多少',
      'what changed': '按日期列出发生过的事情',
      'load data': '从 CSV 或 XLSX 文件加载表格',
      notifications: '何时以及如何收到通知',
    },
    finders: {
      partners: {
        title: '合作伙伴',
        description: '把某公司公开的信息放入此聊天',
        search: '公司',
        searchFor: '名称或其中一部分',
      },
      collaborations: {
        title: '协作',
        description: '把某项协作的名称放入此聊天',
        search: '协作',
        searchFor: '名称的一部分',
      },
    },
  },
}
