import type { NewsKind, Way } from '../../../domain/delivery/preference.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const kinds: Record<NewsKind, string> = {
  requests: 'Requests and invitations',
  answers: 'Answers',
  notes: 'Notes',
  reminders: 'Reminders',
  changes: 'What ends, and changes to our company',
}

const ways: Record<Way, string> = { instant: 'At once', digest: 'Once a day, all together', off: 'Not at all' }

/** What is said about how somebody is told: notifications, digest, e-mail, channel, and what reached nobody. */
export const notificationWords = {
  notifications: {
    intro: 'Choose how I notify you. What waits for your answer is always under “Waiting for you”.',
    kinds,
    ways,
    digestHour: 'Hour of the daily summary',
    quietFrom: 'Quiet from',
    quietTo: 'Quiet until',
    noQuiet: 'No quiet hours',
    quiet: 'During quiet hours I hold notifications back and send them when the quiet hours end.',
    zone: (zone: string) => `Your time zone, as Teams tells me: ${zone}.`,
    always: 'I always tell you at once about a new role and about what you asked to be reminded of.',
    email: 'I write to this address only when Teams cannot reach you.',
    waits: (address: string) =>
      `I have written to ${address}. It waits for confirmation: until the link in that e-mail has been opened and confirmed, I send nothing else there.`,
    stopped: (address: string) =>
      `I send no e-mails to ${address}: somebody unsubscribed through a link in one of them.`,
    sentAgain: 'I have sent the e-mail again. Earlier links no longer work.',
    saved: 'Saved.',
    digest: (n: number) => `${count(n, 'update', 'updates')} since your last summary`,
    digestMore: (n: number) => `And ${count(n, 'more', 'more')}. “Waiting for you” shows what needs an answer.`,
    replaced: (title: string) => `${title}: see the newer card in this chat`,
  },

  mail: {
    why: 'You get this e-mail because I cannot reach you in Teams.',
    answer: 'Look and answer',
    link: (until: string) => `The link is for you alone. It works until it is answered, at the latest until ${until}.`,
    openTeams: 'Open in Teams',
    confirm: 'Yes, write to me here',
    confirmHeading: 'Is this your e-mail address?',
    confirmText: (name: string) =>
      `${name} gave this address to Liaison in Microsoft Teams, for when Teams cannot deliver. If that was not you, do nothing: nothing more is sent here.`,
    contact: 'Yes, this is our address',
    contactHeading: (company: string) => `Is this the e-mail address of ${company}?`,
    contactText: (name: string, company: string) =>
      `${name} gave this address to Liaison in Microsoft Teams as the contact address of ${company}. If that is not so, do nothing, and the address will not be used.`,
    contactConfirmed: (address: string, company: string) =>
      `From then on, invitations to ${address} reach ${company} in Teams.`,
    confirmUntil: (until: string) => `The link works once, until ${until}.`,
    confirmed: (address: string) =>
      `From then on I write to ${address} when I cannot reach you in Teams. Every e-mail has a link that ends it.`,
    unsubscribe: 'No more e-mails',
    unsubscribeHeading: 'No more e-mails from Liaison?',
    unsubscribeText: (address: string) =>
      `I will send neither notifications nor invitations to ${address}. Nothing else changes: what waits for an answer stays in Teams.`,
    unsubscribed: (address: string) => `No more e-mails go to ${address}.`,
    allow: 'You can undo this here.',
    allowed: (address: string) => `E-mails go to ${address} again.`,
    number: 'Number',
    numberText: (number: string, title: string) =>
      `Type ${number}, then press “${title}”. Mail programs open links and press buttons by themselves: the number shows that it is you.`,
    more: 'More options',
    numberWrong: 'That was not the number. Nothing was changed.',
    invalidHeading: 'This link does not work',
    invalid:
      'It is not complete, or it has expired. Open Liaison in Teams: “Waiting for you” shows what needs an answer.',
    othersHeading: 'Somebody else has to answer',
    settledHeading: 'This has been settled already',
    settled: 'Nothing was changed. Open Liaison in Teams to see how it stands.',
    done: 'Done. You can close this page.',
  },

  channel: {
    heading: 'Notify this channel?',
    text: 'Everybody in this channel then sees what happens between your company and its partners: who asks, who answers, and notes. Nobody can answer from here. The channel replaces the one named before.',
    stopHeading: 'Stop notifying this channel?',
    stopText: 'Nothing more is posted here. Your people are still told in their own chats.',
    named: 'This channel is notified from now on.',
    stopped: 'This channel is not notified any more.',
    notHere: 'Mention me in the channel that is to be notified, and write “notify here”.',
    note: 'To answer, open your personal chat with me.',
  },

  missed: {
    heading: 'Reached nobody',
    button: 'Reached nobody',
    intro: 'What could be delivered neither in Teams nor by e-mail in the last 30 days.',
    empty: 'Everything has arrived.',
    for: (who: string, when: string) => `For ${who}, ${when}`,
    gone: 'Something that no longer exists',
    whys: {
      'never-met': 'Has not opened a chat with me yet, and I know no e-mail address.',
      uninstalled: 'Has removed me from Teams, and I know no e-mail address.',
      blocked: 'Teams does not let me write to this person, and I know no e-mail address.',
      'mail-limit': 'Cannot be reached in Teams, and has got as many e-mails as I send in a day.',
      'mail-stopped': 'Cannot be reached in Teams, and wants no e-mails.',
      'mail-refused': 'Cannot be reached in Teams, and the e-mail was refused.',
      other: 'Teams did not take it.',
    },
  },
}

export type NotificationWords = typeof notificationWords
