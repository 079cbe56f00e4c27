import type { LeavingWords } from './en.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('de')} ${n === 1 ? one : many}`

export const leavingWords: LeavingWords = {
  erased: {
    person: '(gelöschte Person)',
    company: '(gelöschtes Unternehmen)',
    collaboration: '(gelöschte Kooperation)',
  },

  terms: {
    accepted: 'Für Ihr Unternehmen angenommen',
    acceptedBy: (version, who, when) => `Fassung ${version}: ${who}, ${when}`,
    acceptedByNobody: 'Diese Version hat für Ihr Unternehmen noch niemand angenommen.',
    outdated:
      'Es gibt eine neue Version der Bedingungen. Bevor Ihr Unternehmen etwas Weiteres freigibt, wird erneut danach gefragt.',
  },

  privacy: {
    heading: 'Datenschutz',
    purposeTitle: 'Wozu es da ist',
    purpose:
      'Liaison ist dazu da, dass Unternehmen Risiken in ihren Lieferketten früh sehen und darauf reagieren können. Für nichts anderes wird es verwendet.',
    region: region => `Die Daten Ihres Unternehmens liegen in der Region ${region}.`,
    copies:
      'Wenn Sie etwas für einen Partner aus einer anderen Region freigeben, wird dort eine Kopie davon gehalten; die Karte, auf der Sie bestätigen, nennt beide Regionen.',
    processorsTitle: 'Dritte, die für den Betreiber Daten verarbeiten',
    processor: (name, purpose, country) => `${name}, für ${purpose} (${country})`,
    noProcessors: 'Der Betreiber dieses Dienstes hat keine genannt.',
    backups: days =>
      `Sicherungen enthalten Gelöschtes noch bis zu ${count(days, 'Tag', 'Tage')}, bis sie veraltet sind.`,
    backupsUnknown:
      'Sicherungen enthalten Gelöschtes, bis der Betreiber sie entfernt; fragen Sie ihn, wie lange das dauert.',
    leave: 'Sie können alles mitnehmen, Ihr Unternehmen löschen lassen oder sich selbst löschen lassen.',
  },

  responsibilities: {
    heading: 'Verantwortung',
    companyTitle: 'Ihr Unternehmen',
    company:
      'Ihr Unternehmen entscheidet, was es für wen freigibt. Es ist dafür verantwortlich, dass es das darf, für das, was seine Leute hier schreiben, und für die Daten, die Partner ihm freigeben.',
    operatorTitle: 'Der Betreiber',
    operator:
      'Wer diesen Dienst betreibt, hält ihn am Laufen und sicher, speichert Ihre Daten nur dafür, zeigt einem Partner nur, was Sie für ihn freigeben, und löscht, was Sie löschen lassen.',
    certificationsTitle: 'Zertifizierungen',
    certifications: 'Dieser Dienst hat keinerlei Zertifizierungen und behauptet auch keine.',
  },

  /** What is in the ZIP of everything, file by file. */
  takeout: {
    company: 'Profil, Region und Einstellungen des Unternehmens',
    people: 'Die Personen des Unternehmens mit ihren Rollen',
    preferences: 'Wie jede von ihnen benachrichtigt werden will',
    terms: 'Welche Fassungen der Bedingungen wann von wem angenommen wurden',
    connections: 'Anfragen und Verbindungen mit Partnern, mit dem, was nur Ihr Unternehmen über sie festhält',
    collaborations: 'Die Kooperationen des Unternehmens, Entwürfe eingeschlossen',
    invitations: 'Gesendete und erhaltene Einladungen und was freigegeben ist',
    pastScores: 'Wie hoch die Sichtbarkeit war, Tag für Tag',
    notes: 'Nachrichten zu diesen Einladungen, von beiden Seiten',
    grants: 'Wer zurzeit welche Datenart von wem sieht',
    invited: 'Per E-Mail eingeladene Unternehmen',
    addresses: 'Zu importierten Unternehmen ergänzte E-Mail-Adressen',
    loads: 'Jede Ladung einer Tabelle mit ihren Zahlen',
    copies: 'Kopien Ihrer Tabellen in anderen Regionen, wie sie verzeichnet sind',
    files: 'Dateien, die zum Laden gesendet wurden',
    mappings: 'Wie die Spalten von Dateien zugeordnet wurden',
    history: 'Der Verlauf, wie er verkettet ist, Eintrag für Eintrag, zum Nachprüfen',
    historyCsv: 'Der Verlauf in Worten',
    imported: 'Die Unternehmen in den Lieferanten- und Kundentabellen',
    note: 'Erstellt von Liaison. Jede Datei ist so, wie sie beim Lesen stand, zwischen diesen beiden Zeitpunkten. Texte in CSV-Dateien, die eine Tabellenkalkulation ausführen würde, beginnen mit einem Apostroph.',
    table: table => `Die zurzeit gelesenen Zeilen von ${table}`,
  },

  leaving: {
    heading: 'Alles mitnehmen oder gehen',
    exportAll: 'Alles exportieren',
    erase: 'Unternehmen löschen',
    takeBack: 'Zurücknehmen',
    forgetMe: 'Mich vergessen',

    exportHeading: 'Alles exportieren',
    exportText:
      'Ein ZIP mit allem, was Ihrem Unternehmen hier gehört: Profil, Personen, Verbindungen, Kooperationen, Einladungen, Nachrichten, Verlauf und die geladenen Tabellen, als CSV und JSON, mit einem Inhaltsverzeichnis.',
    exportLink:
      'Der Link gilt einmal, eine halbe Stunde lang und nur für Sie. Dass Sie alles exportiert haben, steht im Verlauf.',
    exportOpen: 'Seite öffnen',
    exportAside: 'Hier gibt es keine Seite zum Öffnen. Fragen Sie, wer diesen Bot betreibt.',

    eraseHeading: company => `${company} löschen?`,
    eraseEnds: 'Nach dreißig Tagen endet das für immer',
    connections: 'Verbindungen',
    requests: 'Wartende Anfragen',
    collaborations: 'Eigene Kooperationen',
    invitations: 'Laufende Einladungen',
    viewers: 'Partner, die Ihre Daten nicht mehr sehen',
    received: 'Partner, deren Daten Sie sehen',
    tables: 'Geladene Tabellen',
    rows: 'Zeilen',
    people: 'Personen',
    others: n => (n === 1 ? 'ein weiterer' : `${n.toLocaleString('de')} weitere`),
    copyRegions: 'Kopien in anderen Regionen',
    copiesIn: (region, tables, rows) =>
      `${region}: ${count(tables, 'Tabelle', 'Tabellen')}, ${count(rows, 'Zeile', 'Zeilen')}`,
    none: 'keine',
    eraseGone:
      'Gelöscht werden das Profil, Namen und Adressen Ihrer Leute, Nachrichten, Tabellen, Kopien in anderen Regionen, Dateien, Einstellungen und die Unternehmen, die Sie eingeladen haben. Die Verläufe behalten Kennungen und keine Namen.',
    eraseReach: 'Was Partner exportiert haben, bleibt bei ihnen und ist außer Reichweite.',
    eraseMeanwhile:
      'Bis dahin bleibt alles, wie es ist, und jeder Admin Ihres Unternehmens kann es zurücknehmen. Alle Admins erfahren es jetzt und noch einmal sieben Tage vor dem Ende.',
    eraseText:
      'Ihr Unternehmen wird nach dreißig Tagen gelöscht. Bis dahin bleibt alles, wie es ist, und jeder Admin kann es zurücknehmen.',
    eraseExport: 'Exportieren Sie vorher alles, wenn Sie es behalten wollen.',
    eraseType: company => `Geben Sie zur Bestätigung den Namen Ihres Unternehmens ein: ${company}`,
    eraseConfirm: 'Nach dreißig Tagen löschen',

    pending: (company, when) => `${company} wird am ${when} gelöscht`,
    pendingShort: when => `Ihr Unternehmen wird am ${when} gelöscht. Bis dahin kann ein Admin es zurücknehmen.`,
    askedBy: (who, when) => `Verlangt von ${who} am ${when}.`,
    soon: 'Das ist die Erinnerung: Nach diesem Tag lässt es sich nicht mehr zurücknehmen.',
    staying: company => `${company} bleibt`,
    stayingText: 'Es wird nichts gelöscht.',
    takenBack: (who, when) => `Zurückgenommen von ${who} am ${when}.`,
    tookBack: 'Zurückgenommen. Es wird nichts gelöscht.',
    nothingAsked: 'Niemand hat verlangt, Ihr Unternehmen zu löschen. Es gibt nichts zurückzunehmen.',

    forgetHeading: 'Sie vergessen?',
    forgetText:
      'Ihr Name, Ihre Adressen, Sprache und Zeitzone, Ihre Benachrichtigungen und dieser Chat werden hier gelöscht, und ich schreibe Ihnen nicht mehr. Was Sie für Ihr Unternehmen getan haben, bleibt, mit einer Kennung und ohne Ihren Namen: Antworten, Nachrichten und was in den Verläufen steht.',
    forgetReach: 'Nachrichten, die schon in Teams oder in Ihrem Postfach liegen, kann ich nicht löschen.',
    forgetAgain:
      'Wenn Sie mir wieder schreiben, treten Sie Ihrem Unternehmen neu bei, als jemand, den ich nicht kenne.',
    forgetLastAdmin:
      'Sie sind der letzte Admin. Machen Sie zuerst jemand anderen zum Admin, oder löschen Sie das Unternehmen.',
    forgotten: 'Sie sind vergessen. Wenn Sie mir wieder schreiben, treten Sie neu bei.',

    pageTitle: 'Alles exportieren',
    pageText: company => `Alles, was ${company} auf Liaison gehört, als ein ZIP.`,
    pageOnce: 'Das geht einmal. Das Herunterladen beginnt mit dem Knopf; viel dauert seine Zeit.',
    pageButton: 'Herunterladen',
    pageUsed: 'Dieser Link wurde schon verwendet. Schreiben Sie „alles exportieren“, um einen neuen zu bekommen.',
    pageInvalid:
      'Dieser Link ist ungültig oder abgelaufen. Schreiben Sie „alles exportieren“, um einen neuen zu bekommen.',
  },
}
