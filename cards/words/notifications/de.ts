import type { NewsKind, Way } from '../../../domain/delivery/preference.ts'
import type { NotificationWords } from './en.ts'

const number = (n: number) => n.toLocaleString('de')

const kinds: Record<NewsKind, string> = {
  requests: 'Anfragen und Einladungen',
  answers: 'Antworten',
  notes: 'Nachrichten von Partnern',
  reminders: 'Erinnerungen',
  changes: 'Was endet, und Änderungen in unserem Unternehmen',
}

const ways: Record<Way, string> = {
  instant: 'Sofort',
  digest: 'Einmal am Tag, alles zusammen',
  off: 'Gar nicht',
}

export const notificationWords: NotificationWords = {
  notifications: {
    intro:
      'Wählen Sie, wie ich Sie benachrichtige. Was auf Ihre Antwort wartet, steht in jedem Fall unter „Wartet auf Sie“.',
    kinds,
    ways,
    digestHour: 'Stunde der täglichen Zusammenfassung',
    quietFrom: 'Ruhe von',
    quietTo: 'Ruhe bis',
    noQuiet: 'Keine Ruhezeit',
    quiet: 'In der Ruhezeit hebe ich alles auf und melde mich, wenn sie endet.',
    zone: zone => `Ihre Zeitzone laut Teams: ${zone}.`,
    always: 'Eine neue Rolle und das, woran Sie erinnert werden wollten, melde ich immer sofort.',
    email: 'An diese Adresse schreibe ich nur, wenn ich Sie in Teams nicht erreiche.',
    waits: address =>
      `Ich habe an ${address} geschrieben. Die Adresse wartet auf Bestätigung: Bis der Link in dieser E-Mail geöffnet und bestätigt ist, sende ich sonst nichts dorthin.`,
    stopped: address => `An ${address} gehen keine E-Mails: Ein Link in einer davon hat sie beendet.`,
    sentAgain: 'Ich habe noch einmal geschrieben. Früher gesendete Links gelten nicht mehr.',
    saved: 'Gespeichert.',
    digest: n => `${n === 1 ? 'Eine Neuigkeit' : `${number(n)} Neuigkeiten`} seit der letzten Zusammenfassung`,
    digestMore: n => `Und ${number(n)} weitere. Unter „Wartet auf Sie“ steht, was eine Antwort braucht.`,
    replaced: title => `${title}: siehe die neuere Karte in diesem Chat`,
  },

  mail: {
    why: 'Sie bekommen diese E-Mail, weil ich Sie in Teams nicht erreiche.',
    answer: 'Ansehen und antworten',
    link: until => `Der Link ist nur für Sie. Er gilt, bis geantwortet ist, längstens bis ${until}.`,
    openTeams: 'In Teams öffnen',
    confirm: 'Ja, schreiben Sie mir hierher',
    confirmHeading: 'Ist das Ihre E-Mail-Adresse?',
    confirmText: name =>
      `${name} hat diese Adresse in Microsoft Teams bei Liaison angegeben, falls Teams versagt. Wenn Sie das nicht waren, tun Sie nichts: Dann kommt hier nichts mehr an.`,
    contact: 'Ja, das ist unsere Adresse',
    contactHeading: company => `Ist das die E-Mail-Adresse von ${company}?`,
    contactText: (name, company) =>
      `${name} hat diese Adresse in Microsoft Teams bei Liaison als Kontaktadresse von ${company} angegeben. Wenn das nicht stimmt, tun Sie nichts: Dann gilt sie nicht.`,
    contactConfirmed: (address, company) => `Wer ${address} danach zu Liaison einlädt, erreicht ${company} in Teams.`,
    confirmUntil: until => `Der Link gilt einmal, bis ${until}.`,
    confirmed: address =>
      `Danach schreibe ich an ${address}, wenn ich Sie in Teams nicht erreiche. Jede E-Mail enthält einen Link, der das beendet.`,
    unsubscribe: 'Keine E-Mails mehr',
    unsubscribeHeading: 'Keine E-Mails mehr von Liaison?',
    unsubscribeText: address =>
      `An ${address} gehen dann weder Neuigkeiten noch Einladungen. Sonst ändert sich nichts: Was wartet, bleibt in Teams.`,
    unsubscribed: address => `An ${address} gehen keine E-Mails mehr.`,
    allow: 'Hier können Sie das zurücknehmen.',
    allowed: address => `An ${address} gehen wieder E-Mails.`,
    number: 'Zahl',
    numberText: (number, title) =>
      `Geben Sie ${number} ein und drücken Sie dann „${title}“. Mailprogramme öffnen Links und drücken Schaltflächen von selbst: Die Zahl zeigt, dass Sie es sind.`,
    more: 'Weitere Optionen',
    numberWrong: 'Das war nicht die Zahl. Es wurde nichts geändert.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalid:
      'Er ist unvollständig oder abgelaufen. Öffnen Sie Liaison in Teams: Unter „Wartet auf Sie“ steht, was eine Antwort braucht.',
    othersHeading: 'Antworten muss jemand anderes',
    settledHeading: 'Das ist bereits erledigt',
    settled: 'Es wurde nichts geändert. Wie es steht, sehen Sie in Teams.',
    done: 'Erledigt. Sie können diese Seite schließen.',
  },

  channel: {
    heading: 'Diesen Kanal benachrichtigen?',
    text: 'Alle in diesem Kanal sehen dann, was zwischen Ihrem Unternehmen und seinen Partnern geschieht: wer anfragt, wer antwortet, und Nachrichten. Antworten kann hier niemand. Der Kanal ersetzt den bisherigen.',
    stopHeading: 'Diesen Kanal nicht mehr benachrichtigen?',
    stopText: 'Hier erscheint nichts mehr. Ihre Leute werden weiterhin in ihren eigenen Chats benachrichtigt.',
    named: 'Dieser Kanal wird ab jetzt benachrichtigt.',
    stopped: 'Dieser Kanal wird nicht mehr benachrichtigt.',
    notHere:
      'Erwähnen Sie mich in dem Kanal, der benachrichtigt werden soll, und schreiben Sie „hier benachrichtigen“.',
    note: 'Zum Antworten öffnen Sie Ihren persönlichen Chat mit mir.',
  },

  missed: {
    heading: 'Hat niemanden erreicht',
    button: 'Hat niemanden erreicht',
    intro: 'Was in den letzten 30 Tagen weder in Teams noch per E-Mail zugestellt werden konnte.',
    empty: 'Alles ist angekommen.',
    for: (who, when) => `Für ${who}, ${when}`,
    gone: 'Etwas, das es nicht mehr gibt',
    whys: {
      'never-met': 'Hat noch keinen Chat mit mir geöffnet, und ich kenne keine E-Mail-Adresse.',
      uninstalled: 'Hat mich aus Teams entfernt, und ich kenne keine E-Mail-Adresse.',
      blocked: 'Teams lässt mich dieser Person nicht schreiben, und ich kenne keine E-Mail-Adresse.',
      'mail-limit': 'Ist in Teams nicht erreichbar und hat schon so viele E-Mails bekommen, wie ich am Tag sende.',
      'mail-stopped': 'Ist in Teams nicht erreichbar und möchte keine E-Mails.',
      'mail-refused': 'Ist in Teams nicht erreichbar, und die E-Mail wurde abgelehnt.',
      other: 'Teams hat es nicht angenommen.',
    },
  },
}
