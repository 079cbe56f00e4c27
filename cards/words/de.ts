import type { Industry } from '../../domain/company/industry.ts'
import type { ProfileSection } from '../../domain/company/profile.ts'
import type { Field } from '../../domain/kernel/refusal.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Role } from '../../domain/kernel/role.ts'
import type { ConnectionStatus, DeclineReason, Relationship } from '../../domain/network/connection.ts'
import { MOST } from '../counted.ts'
import { askingWords } from './asking/de.ts'
import { collaborationWords } from './collaboration/de.ts'
import { dataWords } from './data/de.ts'
import type { Words } from './en.ts'
import { historyWords } from './history/de.ts'
import { insertedWords } from './inserted/de.ts'
import { inviteWords } from './invite/de.ts'
import { layoutWords } from './layout/de.ts'
import { leavingWords } from './leaving/de.ts'
import { notificationWords } from './notifications/de.ts'
import { pastWords } from './past/de.ts'
import { rowsWords } from './rows/de.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('de')} ${n === 1 ? one : many}`

const role: Record<Role, string> = { admin: 'Admin', responder: 'Ansprechperson', member: 'Mitglied' }

const fields: Record<Field, string> = {
  name: 'Firmenname',
  industry: 'Branche',
  country: 'Land',
  contactEmail: 'Kontakt-E-Mail',
  about: 'Kurzbeschreibung',
  website: 'Website',
  logoUrl: 'Logo (Webadresse)',
  lineOfBusiness: 'Geschäftsfeld',
  productsAndServices: 'Produkte und Dienstleistungen',
  address: 'Adresse',
  duns: 'DUNS-Nummer',
  legalForm: 'Rechtsform',
  annualRevenue: 'Jahresumsatz',
  employees: 'Beschäftigte',
  fiscalYearEnd: 'Ende des Geschäftsjahres',
  qualityCertificates: 'Qualitätszertifizierungen',
  environmentCertificates: 'Umweltzertifizierungen',
  otherCertificates: 'Weitere Zertifizierungen',
  codeOfConduct: 'Verhaltenskodex (Webadresse)',
  sustainabilityReport: 'Nachhaltigkeitsbericht (Webadresse)',
  commitments: 'Selbstverpflichtungen',
  note: 'Nachricht',
  reason: 'Grund',
  vendorId: 'Lieferantennummer bei uns',
  customerId: 'Kundennummer bei uns',
  collaborationName: 'Name der Kooperation',
  email: 'E-Mail-Adresse',
  quietHours: 'Ruhezeit',
}

const malformed: Partial<Record<Field, string>> = {
  email: 'Das ist keine E-Mail-Adresse. Beispiel: megan@contoso.com',
  contactEmail: 'Das ist keine E-Mail-Adresse. Beispiel: partners@contoso.com',
  duns: 'Eine DUNS-Nummer hat neun Ziffern. Beispiel: 150483782',
  website: 'Die Adresse der Website beginnt mit https://',
  logoUrl: 'Die Adresse des Logos beginnt mit https://',
  codeOfConduct: 'Die Webadresse beginnt mit https://',
  sustainabilityReport: 'Die Webadresse beginnt mit https://',
  industry: 'Bitte wählen Sie eine Branche aus der Liste.',
  country: 'Bitte wählen Sie ein Land aus der Liste.',
}

const refusals: Words['refusals'] = {
  removed: ({ company }) =>
    `Sie gehören in Liaison nicht mehr zu ${company}. Ein Admin dort kann Sie wieder aufnehmen.`,
  guest: () =>
    'Sie sind hier Gast. Nutzen Sie Liaison in Ihrer eigenen Organisation: Fügen Sie es dort zu Teams hinzu und schreiben Sie mir in einem persönlichen Chat.',
  'not-found': () => 'Das gibt es nicht mehr, oder es ist nicht für Ihr Unternehmen bestimmt.',
  'needs-role': ({ role: needed }) =>
    needed === 'admin'
      ? 'Das kann nur ein Admin Ihres Unternehmens. Unter „Personen“ sehen Sie, wer das ist.'
      : 'Das kann nur eine Ansprechperson oder ein Admin Ihres Unternehmens. Unter „Personen“ sehen Sie, wer das ist.',
  'role-changed': () => 'Ihre Rolle im Unternehmen ist gerade geändert worden. Es wurde nichts getan.',
  'already-registered': () =>
    'Jemand aus Ihrem Unternehmen hat es gerade eben registriert. Sie sind jetzt als Mitglied dabei.',
  'name-taken': ({ name, country }) =>
    `${name} (${country}) oder ein zum Verwechseln ähnlicher Name ist bereits bei Liaison. Wenn das Ihr Unternehmen ist, fragen Sie dort im Kollegenkreis nach. Andernfalls ergänzen Sie den Namen so, dass man beide unterscheiden kann.`,
  'no-region': () => 'Bitte wählen Sie die Region, in der Ihre Daten liegen.',
  'terms-not-accepted': () => 'Bitte akzeptieren Sie die Bedingungen, um fortzufahren.',
  'last-admin': () => 'Ein Unternehmen braucht mindestens einen Admin. Machen Sie zuerst eine andere Person zum Admin.',
  missing: ({ field }) => `„${fields[field]}“ fehlt noch.`,
  'too-long': ({ field, limit, length }) =>
    `„${fields[field]}“ darf höchstens ${limit} Zeichen lang sein. Ihr Text hat ${length}. Er ist nicht verloren: Sie können ihn hier kürzen.`,
  malformed: ({ field }) => malformed[field] ?? `„${fields[field]}“ hat nicht die erwartete Form.`,
  'profile-incomplete': ({ fields: missing }) =>
    `Bitte ergänzen Sie vor Ihrer ersten Anfrage Ihr Profil: ${missing.map(field => fields[field]).join(', ')}. Daran erkennen Partner Ihr Unternehmen.`,
  oneself: () => 'Das ist Ihr eigenes Unternehmen.',
  'already-connected': () => 'Sie sind bereits verbunden.',
  'not-connected': () => 'Sie sind nicht verbunden.',
  'too-soon': ({ until }) =>
    `Sie können ab dem ${until} erneut anfragen. Nach der letzten Runde muss eine Woche vergehen.`,
  'too-many-rounds': ({ until }) =>
    `Sie haben dieses Unternehmen innerhalb eines Jahres dreimal angefragt. Ab dem ${until} können Sie erneut anfragen.`,
  'too-many-invited': ({ limit }) =>
    `Ihr Unternehmen hat an einem Tag ${limit} Unternehmen eingeladen; mehr geht nicht. Bitte machen Sie morgen weiter.`,
  'code-unknown': () => 'Diesen Code kenne ich nicht. Bitte kopieren Sie ihn von der Seite, zu der die E-Mail führt.',
  'code-expired': () =>
    'Diese Einladung ist abgelaufen oder wurde zurückgezogen. Bitten Sie um eine neue, wo sie herkam.',
  'code-used': () => 'Diesen Code hat ein anderes Unternehmen benutzt. Bitten Sie um einen neuen, wo er herkam.',
  'already-answered': () => 'Das ist bereits erledigt. Es wurde nichts geändert.',
  'already-shared': () => 'Diese Kooperation ist bereits geteilt. Es wurde nichts geändert.',
  'not-shared': () => 'Diese Kooperation ist noch ein Entwurf. Teilen Sie sie zuerst.',
  'no-partner': () => 'Bitte wählen Sie mindestens einen Partner aus.',
  'nothing-asked': () => 'Bitte fordern Sie mindestens eine Datenart an oder bieten Sie eine an.',
  'nothing-shared': () =>
    'Der Partner bietet Ihnen nichts an; ohne eine Freigabe von Ihnen bliebe die Kooperation leer. Wählen Sie etwas aus oder lehnen Sie ab.',
  'changed-meanwhile': () =>
    'Das wurde inzwischen geändert. Sie sehen jetzt den aktuellen Stand; bitte prüfen Sie ihn noch einmal.',
  'terms-needed': () => 'Bevor Sie etwas freigeben, muss ein Admin Ihres Unternehmens die Bedingungen akzeptieren.',
  'needs-admin': ({ entities }) =>
    `In Ihrem Unternehmen dürfen nur Admins das freigeben: ${entities.map(entity => collaborationWords.entities[entity]).join(', ')}. Bitten Sie einen Admin zu antworten, oder lassen Sie es weg.`,
  'entity-retired': ({ entity }) =>
    `Nicht mehr auf der Liste: ${collaborationWords.entities[entity]}. Es wurde nichts geändert; bitte prüfen Sie Ihre Auswahl.`,
  ended: () => 'Das ist beendet. Es wurde nichts geändert.',
  'loading-already': ({ table, person }) =>
    `${person} lädt gerade ${dataWords.tables[table]}. Es wurde nichts geändert; bitte versuchen Sie es danach noch einmal.`,
  'nothing-loaded': ({ table }) => `${dataWords.tables[table]}: Es ist nichts geladen. Es wurde nichts geändert.`,
  'not-kept': ({ table }) =>
    `${dataWords.tables[table]}: Der Stand davor wird nicht mehr aufbewahrt. Es wurde nichts geändert.`,
  'wrong-name': ({ name }) =>
    `Das ist nicht der Name Ihres Unternehmens. Geben Sie zur Bestätigung ${name} ein, wie es hier steht. Es wurde nichts geändert.`,
  'too-many-rows': ({ rows, limit }) =>
    `Das ergäbe ${rows.toLocaleString('de')} Zeilen. Mit der eingebauten Datenbank sind bis zu ${limit.toLocaleString('de')} je Tabelle möglich. Es wurde nichts geändert: Ersetzen Sie alle Zeilen, oder bitten Sie Ihren Betreiber, PostgreSQL zu verwenden.`,
  'not-granted': ({ entity }) =>
    `Für Sie nicht oder nicht mehr freigegeben: ${collaborationWords.entities[entity]}. Was vorher exportiert wurde, bleibt, wo es ist.`,
}

const relationships: Record<Relationship, string> = {
  none: 'Nicht festgelegt',
  vendor: 'Lieferant',
  customer: 'Kunde',
  both: 'Lieferant und Kunde',
}

const reasons: Record<DeclineReason, string> = {
  unknown: 'Wir kennen dieses Unternehmen nicht',
  'not-now': 'Zurzeit nicht',
  'other-channel': 'Wir arbeiten auf anderem Weg zusammen',
  'no-business': 'Wir haben keine Geschäftsbeziehung',
}

const statuses: Record<ConnectionStatus, string> = {
  pending: 'Ausstehend',
  connected: 'Verbunden',
  declined: 'Abgelehnt',
  cancelled: 'Zurückgezogen',
  expired: 'Abgelaufen',
  ended: 'Getrennt',
}

const sections: Record<ProfileSection, string> = {
  general: 'Allgemeine Angaben',
  financial: 'Finanzen',
  certifications: 'Zertifizierungen',
  csr: 'Gesellschaftliche Verantwortung (CSR)',
}

const regions: Record<Region, string> = { us: 'Vereinigte Staaten', eu: 'Europäische Union', apac: 'Asien-Pazifik' }

const industries: Record<Industry, string> = {
  aerospace: 'Luft- und Raumfahrt',
  agriculture: 'Landwirtschaft',
  automotive: 'Automobil',
  chemicals: 'Chemie',
  construction: 'Bau',
  'consumer-electronics': 'Unterhaltungselektronik',
  'consumer-goods': 'Konsumgüter',
  'electronic-components': 'Elektronische Bauteile',
  energy: 'Energie',
  'food-and-beverage': 'Lebensmittel und Getränke',
  furniture: 'Möbel',
  healthcare: 'Gesundheitswesen',
  'industrial-machinery': 'Maschinen- und Anlagenbau',
  logistics: 'Logistik',
  metals: 'Metalle',
  packaging: 'Verpackung',
  paper: 'Papier',
  pharmaceuticals: 'Pharma',
  plastics: 'Kunststoffe',
  'precision-parts': 'Präzisionsteile',
  retail: 'Einzelhandel',
  software: 'Software',
  'sporting-goods': 'Sportartikel',
  telecommunications: 'Telekommunikation',
  textiles: 'Textilien',
  wholesale: 'Großhandel',
  other: 'Sonstige',
}

export const de: Words = {
  buttons: {
    loadData: 'Daten laden',
    addData: 'Daten hinzufügen',
    openData: 'Daten öffnen',
    ourData: 'Unsere Daten',
    connect: 'Verbinden',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    cancel: 'Anfrage zurückziehen',
    sendAgain: 'Noch einmal senden',
    allowMail: 'Wieder E-Mails senden',
    resend: 'Erneut senden',
    invite: 'Einladen',
    imported: 'Importiert',
    importPartners: 'Partner importieren',
    addEmail: 'E-Mail ergänzen',
    mute: 'Stummschalten',
    unmute: 'Stummschaltung aufheben',
    viewProfile: 'Profil anzeigen',
    editProfile: 'Profil bearbeiten',
    save: 'Speichern',
    confirm: 'Bestätigen',
    back: 'Zurück',
    disconnect: 'Verbindung trennen',
    tomorrow: 'Morgen erinnern',
    stop: 'Nicht mehr erinnern',
    more: 'Mehr anzeigen',
    previous: 'Zurückblättern',
    register: 'Registrieren',
    search: 'Suchen',
    filter: 'Filtern',
    open: 'Öffnen',
    home: 'Startseite',
    publish: 'Auf öffentlich stellen',
    hide: 'Auf privat stellen',
    profile: 'Profil',
    people: 'Personen',
    newCollaboration: 'Neue Kooperation',
    saveDraft: 'Entwurf speichern',
    saveAndShare: 'Speichern und teilen',
    tickAll: 'Alle angeforderten auswählen',
    shareData: 'Daten freigeben',
    change: 'Freigaben ändern',
    stopEverywhere: 'Überall beenden',
    stopSharing: 'Nicht mehr freigeben',
    keep: 'So lassen',
    leave: 'Verlassen',
    remove: 'Entfernen',
    delete: 'Löschen',
    addNote: 'Nachricht hinzufügen',
    openCollaboration: 'Kooperation öffnen',
    edit: 'Bearbeiten',
    addPartners: 'Partner hinzufügen',
  },
  headings: {
    inbox: 'Wartet auf Sie',
    sent: 'Wartet auf andere',
    partners: 'Meine Partner',
    directory: 'Partner finden',
    help: 'Hilfe',
    profile: 'Profil',
    people: 'Personen',
    collaborations: 'Kooperationen',
    data: 'Unsere Daten',
    visibility: 'Sichtbarkeit',
    notifications: 'Benachrichtigungen',
  },

  ...askingWords,
  ...collaborationWords,
  ...notificationWords,
  ...dataWords,
  ...historyWords,
  ...inviteWords,
  ...layoutWords,
  ...leavingWords,
  ...insertedWords,
  ...pastWords,
  ...rowsWords,
  roles: role,
  relationships,
  reasons,
  statuses,
  sections,
  regions,
  industries,
  fields,
  refusals,

  commands: {
    home: {
      says: 'startseite',
      does: 'Was ansteht und was Sie als Nächstes tun können',
      also: ['start', 'home', 'zur startseite', 'übersicht', 'überblick', 'menü', 'hauptmenü'],
    },
    help: {
      says: 'hilfe',
      does: 'Was ich für Sie tun kann',
      also: [
        'hallo',
        'hi',
        'hey',
        'guten tag',
        'guten morgen',
        'guten abend',
        'moin',
        'servus',
        'grüß gott',
        'grüezi',
        'was kannst du',
        'was können sie',
        'was kannst du alles',
        'was kann ich hier tun',
        'wie funktioniert das',
        'wie geht das',
        'hilf mir',
        'ich brauche hilfe',
        'befehle',
      ],
    },
    inbox: {
      says: 'offene anfragen',
      does: 'Anfragen, die auf Ihre Antwort warten',
      also: [
        'anfragen',
        'offen',
        'ausstehend',
        'ausstehende anfragen',
        'eingehende anfragen',
        'eingegangene anfragen',
        'neue anfragen',
        'einladungen',
        'offene einladungen',
        'neue einladungen',
        'eingang',
        'posteingang',
        'inbox',
        'wartet auf mich',
        'wartet auf uns',
        'was wartet auf mich',
        'was wartet auf uns',
        'wartet etwas auf mich',
        'etwas für mich',
        'gibt es etwas für mich',
        'ist etwas für mich da',
        'was muss ich beantworten',
        'was muss ich noch beantworten',
        'worauf muss ich antworten',
        'meine offenen anfragen',
        'was ist offen',
        'was steht an',
        'wer möchte sich mit uns verbinden',
      ],
    },
    sent: {
      says: 'gesendete anfragen',
      does: 'Ihre Anfragen, die noch nicht angenommen sind',
      also: [
        'gesendet',
        'ausgehende anfragen',
        'verschickte anfragen',
        'unsere anfragen',
        'meine anfragen',
        'wartet auf andere',
        'wer hat nicht geantwortet',
        'wer hat noch nicht geantwortet',
        'wer hat noch nicht reagiert',
        'welche antworten fehlen noch',
        'auf wen warte ich',
        'auf wen warten wir',
      ],
    },
    partners: {
      says: 'meine partner',
      does: 'Unternehmen, mit denen Sie verbunden sind',
      also: [
        'partner',
        'unsere partner',
        'partner anzeigen',
        'zeige partner',
        'zeige meine partner',
        'zeige unsere partner',
        'zeig mir unsere partner',
        'partnerliste',
        'liste unserer partner',
        'wer sind unsere partner',
        'verbindungen',
        'meine verbindungen',
        'unsere verbindungen',
        'mit wem sind wir verbunden',
      ],
    },
    directory: {
      says: 'partner finden',
      does: 'Unternehmen bei Liaison suchen und sich verbinden',
      also: [
        'partner suchen',
        'finde partner',
        'suche partner',
        'neue partner',
        'neue partner finden',
        'finde',
        'finden',
        'suche',
        'suchen',
        'suche nach',
        'suchen nach',
        'verzeichnis',
        'firmen',
        'firmen finden',
        'firmen suchen',
        'suche firmen',
        'finde firmen',
        'unternehmen',
        'unternehmen finden',
        'unternehmen suchen',
        'suche unternehmen',
        'finde unternehmen',
        'schlage partner vor',
        'partner vorschlagen',
        'vorschläge',
      ],
    },
    invite: {
      says: 'einladen',
      does: 'Ein Unternehmen einladen, das nicht hier ist',
      also: ['lade ein', 'per e mail einladen', 'unternehmen einladen', 'partner einladen'],
    },
    connect: {
      says: 'verbinden mit',
      does: 'Einem Unternehmen eine Verbindungsanfrage senden',
      also: [
        'verbinde mit',
        'verbinde mich mit',
        'verbinde uns mit',
        'verbinden',
        'verbinde',
        'verbindung mit',
        'verbindung anfragen mit',
        'verbindungsanfrage an',
        'anfrage an',
        'sende anfrage an',
        'sende eine anfrage an',
        'vernetzen mit',
        'vernetze uns mit',
      ],
    },
    collaborations: {
      says: 'kooperationen',
      does: 'Welche Freigaben Sie mit Partnern vereinbart haben',
      also: [
        'unsere kooperationen',
        'meine kooperationen',
        'alle kooperationen',
        'kooperationen anzeigen',
        'zeige kooperationen',
        'zeige unsere kooperationen',
        'zeige meine kooperationen',
        'zeig mir unsere kooperationen',
        'liste unserer kooperationen',
        'welche kooperationen haben wir',
        'welche kooperationen gibt es',
        'entwürfe',
        'meine entwürfe',
        'unsere entwürfe',
      ],
    },
    create: {
      says: 'neue kooperation',
      does: 'Daten von Partnern anfordern und eigene anbieten',
      also: [
        'neue kooperation mit',
        'kooperation starten',
        'kooperation starten mit',
        'kooperation beginnen',
        'kooperation beginnen mit',
        'kooperation anlegen',
        'kooperation anlegen mit',
        'kooperation erstellen',
        'kooperation erstellen mit',
        'starte kooperation mit',
        'starte eine kooperation',
        'starte eine kooperation mit',
        'starte eine neue kooperation',
        'starte eine neue kooperation mit',
        'erstelle eine kooperation',
        'erstelle eine kooperation mit',
        'daten anfordern',
        'daten anfordern von',
        'daten anfordern bei',
      ],
    },
    visibility: {
      says: 'sichtbarkeit',
      does: 'Wie viel von dem, was Sie anfordern, für Sie freigegeben ist',
      also: [
        'unsere sichtbarkeit',
        'meine sichtbarkeit',
        'sichtbarkeit anzeigen',
        'zeige sichtbarkeit',
        'zeige unsere sichtbarkeit',
        'durchschnittliche sichtbarkeit',
        'sichtbarkeit unserer partner',
        'wie ist unsere sichtbarkeit',
        'wie hoch ist unsere sichtbarkeit',
        'was sehen wir von unseren partnern',
      ],
    },
    history: {
      says: 'was hat sich geändert',
      does: 'Was Sie und Ihre Partner hier getan haben',
      also: [
        'verlauf',
        'unser verlauf',
        'verlauf anzeigen',
        'zeige verlauf',
        'änderungen',
        'letzte änderungen',
        'was sich geändert hat',
        'was hat sich getan',
        'was ist passiert',
        'was ist geschehen',
      ],
    },
    profile: {
      says: 'profil',
      does: 'Was andere von Ihrem Unternehmen sehen',
      also: [
        'mein profil',
        'unser profil',
        'firmenprofil',
        'unternehmensprofil',
        'profil anzeigen',
        'profil bearbeiten',
        'profil ändern',
      ],
    },
    notifyHere: {
      says: 'hier benachrichtigen',
      does: 'In einem Kanal, mit Erwähnung: Er hört mit, was geschieht (Admins)',
      also: ['diesen kanal benachrichtigen'],
    },
    notifyNoMore: {
      says: 'hier nicht mehr benachrichtigen',
      does: 'Dieser Kanal hört nichts mehr',
      also: ['diesen kanal nicht mehr benachrichtigen'],
    },
    notifications: {
      says: 'benachrichtigungen',
      does: 'Wie und wann ich Sie benachrichtige',
      also: ['einstellungen', 'meine einstellungen', 'ruhezeit', 'zusammenfassung'],
    },
    people: {
      says: 'personen',
      does: 'Personen Ihres Unternehmens und ihre Rollen',
      also: [
        'rollen',
        'kollegen',
        'kolleginnen',
        'kolleginnen und kollegen',
        'leute',
        'team',
        'mitglieder',
        'ansprechpersonen',
        'admins',
        'administratoren',
        'wer ist admin',
        'wer sind die admins',
      ],
    },
    terms: {
      says: 'bedingungen',
      does: 'Die Bedingungen, und wer sie angenommen hat',
      also: ['nutzungsbedingungen', 'agb', 'die bedingungen'],
    },
    privacy: {
      says: 'datenschutz',
      does: 'Was wozu und durch wen gespeichert wird',
      also: ['datenschutzerklärung'],
    },
    responsibilities: {
      says: 'verantwortung',
      does: 'Wer wofür verantwortlich ist',
      also: ['verantwortlichkeiten', 'wer ist verantwortlich'],
    },
    exportAll: {
      says: 'alles exportieren',
      does: 'Alles, was Ihrem Unternehmen gehört, als ein ZIP (Admins)',
      also: ['alles mitnehmen', 'alles herunterladen'],
    },
    eraseCompany: {
      says: 'unternehmen löschen',
      does: 'Ihr Unternehmen nach dreißig Tagen löschen (Admins)',
      also: ['firma löschen', 'unser unternehmen löschen'],
    },
    takeBack: {
      says: 'zurücknehmen',
      does: 'Ein Unternehmen behalten, das gelöscht werden soll',
      also: ['löschen zurücknehmen', 'unternehmen behalten'],
    },
    forgetMe: {
      says: 'mich vergessen',
      does: 'Sie löschen und niemanden sonst',
      also: ['vergiss mich', 'lösche mich', 'mich löschen'],
    },
    leaving: {
      says: 'liaison verlassen',
      does: 'Alles mitnehmen oder gehen',
      also: ['gehen oder alles mitnehmen'],
    },
    data: { says: 'unsere daten', does: 'Was Ihr Unternehmen geladen hat', also: ['daten'] },
    load: {
      says: 'daten laden',
      does: 'Eine Tabelle aus einer CSV- oder XLSX-Datei laden',
      also: ['daten hinzufügen', 'hochladen'],
    },
    importPartners: {
      says: 'partner importieren',
      does: 'Ihre Lieferanten oder Kunden laden',
      also: ['partner laden'],
    },
    imported: {
      says: 'importiert',
      does: 'Unternehmen aus Ihren Tabellen, die Sie einladen könnten',
      also: [
        'importierte unternehmen',
        'importierte firmen',
        'importierte partner',
        'wen könnten wir einladen',
        'wen können wir einladen',
        'wer ist noch nicht hier',
      ],
    },
  },

  home: {
    greeting: company => `Willkommen bei Liaison, ${company}`,
    about: 'Verbinden Sie sich mit Ihren Lieferanten und Kunden und vereinbaren Sie, wer welche Daten freigibt.',
    waiting: 'offen bei Ihnen',
    sent: 'offen bei anderen',
    partners: 'Partner',
    visibility: 'Sichtbarkeit',
    visibilityOf: (met, asked) => `Sichtbarkeit (${met.toLocaleString('de')} von ${asked.toLocaleString('de')})`,
    answer: n =>
      n > MOST
        ? `Mehr als ${count(MOST, 'Anfrage wartet', 'Anfragen warten')} auf Ihre Antwort.`
        : `${count(n, 'Anfrage wartet', 'Anfragen warten')} auf Ihre Antwort.`,
    over: n => `über ${n.toLocaleString('de')}`,
    collaborate: 'Sie haben Partner. Starten Sie eine Kooperation, um Daten von ihnen anzufordern.',
    complete:
      'Vervollständigen Sie Ihr Profil, damit Partner Sie erkennen. Zum Verbinden brauchen Sie eine Kontakt-E-Mail und eine Branche.',
    publish: 'Ihr Profil ist privat: Niemand kann Sie finden. Stellen Sie es auf öffentlich, um gefunden zu werden.',
    find: 'Finden Sie die Unternehmen, mit denen Sie arbeiten, und senden Sie ihnen eine Verbindungsanfrage.',
    calm: 'Nichts wartet auf Sie. Sie erfahren es hier, sobald sich etwas tut.',
  },

  help: {
    intro:
      'Schreiben Sie mir eines davon oder nutzen Sie die Schaltflächen. Ich verstehe Deutsch, Englisch und Chinesisch.',
    connectExample: 'verbinden mit Fabrikam',
    inviteExample: 'einladen sales@northwind.com',
  },

  register: {
    heading: 'Unternehmen registrieren',
    intro:
      'Sie sind die erste Person Ihrer Organisation hier. Registrieren Sie Ihr Unternehmen einmal; Sie werden sein Admin. Alle anderen treten danach selbst bei.',
    region: 'Region, in der Ihre Daten liegen',
    terms: 'Ich akzeptiere die Bedingungen für mein Unternehmen',
    termsHeading: (version: number) => `Bedingungen, Version ${version}`,
    termsText:
      'Ihr Unternehmen entscheidet, was es freigibt, für wen und wie lange. Nichts wird freigegeben, ohne dass jemand aus Ihrem Unternehmen es ausdrücklich tut. Partner können exportieren, was sie sehen; was exportiert wurde, bleibt bei ihnen. Ihr Unternehmen ist dafür verantwortlich, dass es seine Daten freigeben darf. Der Betreiber speichert sie nur, um diesen Dienst zu betreiben, in der Region, die Sie wählen. Geben Sie einem Partner in einer anderen Region Daten frei, liegt dort eine Kopie; das wird Ihnen vorher gesagt. Sonst gibt er sie an niemanden weiter. Jede Änderung wird aufgezeichnet.',
    done: company => `${company} ist registriert. Sie sind Admin.`,
  },

  inbox: {
    empty: 'Nichts wartet auf Ihre Antwort.',
    wants: company => `${company} möchte sich mit Ihnen verbinden`,
    disclosure: list => `Wenn Sie eine Verbindungsanfrage annehmen, sieht dieses Unternehmen von Ihrem: ${list}.`,
    terms: (requested, offered) =>
      `${count(requested, 'Datenart', 'Datenarten')} angefordert, ${offered.toLocaleString('de')} angeboten`,
    added: n => `${count(n, 'Datenart', 'Datenarten')} neu angefordert`,
    expires: when => `Gültig bis ${when}`,
  },

  sent: {
    empty: 'Sie haben keine Anfragen gesendet, oder alle wurden angenommen.',
    asked: (who, when) => `Angefragt von ${who}, ${when}`,
  },

  partners: {
    empty: 'Sie haben noch keine Partner.',
    found: n => count(n, 'Partner', 'Partner'),
    since: when => `Verbunden seit ${when}`,
    filter: 'Anzeigen',
    unrelated: 'Keine Beziehung festgelegt',
    all: 'Alle',
    vendorId: (id: string) => `Lieferantennr. ${id}`,
    customerId: (id: string) => `Kundennr. ${id}`,
  },

  directory: {
    name: 'Name',
    any: 'Beliebig',
    connected: 'Verbunden',
    yes: 'Ja',
    no: 'Nein',
    relationship: 'Beziehung',
    found: n => count(n, 'Unternehmen', 'Unternehmen'),
    foundOver: n => `Mehr als ${count(n, 'Unternehmen', 'Unternehmen')}`,
    empty:
      'Kein Unternehmen gefunden. Versuchen Sie es mit weniger Wörtern oder einem anderen Filter. Private Unternehmen sind nicht aufgeführt.',
    suggested: 'Vorschlag: Mit dieser Branche arbeiten Unternehmen wie Ihres oft zusammen',
    vendor: number => `Lieferant ${number}`,
    customer: number => `Kunde ${number}`,
    match: {
      duns: who => `Ihr ${who}, nach DUNS-Nummer`,
      email: who => `Ihr ${who}, nach E-Mail-Domäne`,
      name: who => `Ihr ${who}, nach dem Namen`,
    },
    noneSuggested:
      'Ich kann niemanden vorschlagen. Sind Ihre Lieferanten und Kunden geladen, kommen zuerst die, die hier sind.',
    waitsForYou: 'Wartet auf Ihre Antwort',
  },

  company: {
    limited: 'Die übrigen allgemeinen Angaben sehen Sie, sobald Sie verbunden sind.',
    private: 'Dieses Profil ist privat.',
  },

  profile: {
    complete: share => `Zu ${share} ausgefüllt`,
    public: 'Öffentlich: unter „Partner finden“ aufgeführt, mit Name, Branche, Land und Kurzbeschreibung.',
    private: 'Privat: Niemand kann Sie finden. Ihre Partner sehen Ihre allgemeinen Angaben weiterhin.',
    disclosed: 'Partner sehen Ihre allgemeinen Angaben. Die anderen Abschnitte werden hier nie gezeigt.',
    empty: 'Noch nichts ausgefüllt.',
    waits: address =>
      `Ich habe per E-Mail bei ${address} gefragt, ob das Ihre Adresse ist. Bis zur Antwort wird sie nur gezeigt: Wer sie einlädt, erreicht Sie hier nicht.`,
    saved: 'Gespeichert.',
    madePublic: 'Ihr Profil ist jetzt öffentlich.',
    madePrivate: 'Ihr Profil ist jetzt privat.',
    region: 'Region',
  },

  people: {
    intro:
      'Ansprechpersonen verbinden und antworten. Admins bearbeiten außerdem das Profil und ändern Rollen. Mitglieder lesen mit.',
    you: name => `${name} (Sie)`,
    onlyAdmin:
      'Einziger Admin: Machen Sie eine andere Person zum Admin, bevor Sie gehen oder eine andere Rolle annehmen.',
    changed: 'Rolle geändert.',
    neverMet: 'Hat noch keinen Chat mit mir geöffnet: erhält keine Benachrichtigungen.',
    uninstalled: 'Hat mich aus Teams entfernt: erhält keine Benachrichtigungen.',
    blocked: 'Teams lässt mich dieser Person nicht schreiben: erhält keine Benachrichtigungen.',
    missed: n =>
      `${count(n, 'Benachrichtigung konnte', 'Benachrichtigungen konnten')} in den letzten 30 Tagen nicht zugestellt werden.`,
    removeHeading: who => `${who} entfernen?`,
    removeText:
      'Von da an kann diese Person in Liaison nichts mehr tun und wird nicht mehr benachrichtigt. Was sie getan hat, bleibt unter ihrem Namen im Verlauf. Ein Admin kann sie wieder aufnehmen.',
    leaveHeading: company => `${company} verlassen?`,
    leaveText:
      'Von da an können Sie in Liaison nichts mehr tun und werden nicht mehr benachrichtigt. Was Sie getan haben, bleibt unter Ihrem Namen im Verlauf. Nur ein Admin kann Sie wieder aufnehmen.',
    removed: 'Entfernt',
    removedDone: who => `${who} wurde entfernt.`,
    letIn: 'Wieder aufnehmen',
    letInDone: who => `${who} ist wieder dabei, als Mitglied.`,
    youAreOut: company => `Sie gehören nicht mehr zu ${company}`,
    youAreOutText:
      'Sie können in Liaison nichts mehr tun und werden nicht mehr benachrichtigt. Ein Admin kann Sie wieder aufnehmen.',
    nowYou: title => `Ihre Rolle ist jetzt: ${title}`,
    makeRole: title => `Als ${title} festlegen`,
    may: {
      admin:
        'Sie können das Profil bearbeiten, Rollen ändern, sich mit Unternehmen verbinden und Anfragen beantworten.',
      responder: 'Sie können sich mit Unternehmen verbinden und deren Anfragen beantworten.',
      member:
        'Sie können sehen, was geschieht. Wenn Sie verbinden oder antworten möchten, bitten Sie einen Admin um eine andere Rolle.',
    },
  },

  connection: {
    waitsAlready: name => `Sie haben ${name} schon angefragt. Es wurde nichts geändert.`,
    theyAsked: name => `${name} hat Sie schon angefragt. Wenn Sie annehmen, sind Sie verbunden.`,
    askHeading: partner => `Mit ${partner} verbinden?`,
    askAgain: partner => `${partner} erneut anfragen?`,
    disclosure: list => `Sobald Sie verbunden sind, sieht der Partner diese Angaben zu Ihrem Unternehmen: ${list}.`,
    disclosureAccept: list => `Wenn Sie annehmen, sieht der Partner diese Angaben zu Ihrem Unternehmen: ${list}.`,
    note: 'Nachricht (optional)',
    noteBy: (who, company) => `${who}, ${company}`,

    incoming: partner => `${partner} möchte sich mit Ihnen verbinden`,
    outgoing: partner => `Sie haben ${partner} eine Verbindungsanfrage gesendet`,
    asked: 'Angefragt',
    expires: 'Gültig bis',
    reason: 'Grund',
    by: (who, when) => `${who}, ${when}`,
    connected: partner => `Sie sind mit ${partner} verbunden`,
    declinedByUs: partner => `Sie haben die Anfrage von ${partner} abgelehnt`,
    declinedByThem: partner => `${partner} hat Ihre Anfrage abgelehnt`,
    cancelledByUs: partner => `Sie haben Ihre Anfrage an ${partner} zurückgezogen`,
    cancelledByThem: partner => `${partner} hat die Anfrage zurückgezogen`,
    expiredOurs: partner => `Ihre Anfrage an ${partner} ist abgelaufen`,
    expiredTheirs: partner => `Die Anfrage von ${partner} ist abgelaufen`,
    ended: partner => `Sie sind nicht mehr mit ${partner} verbunden`,
    muted: partner =>
      `Sie haben ${partner} stummgeschaltet. Anfragen von dort erreichen Sie nicht. ${partner} erfährt davon nichts.`,
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
    cancelled: 'Zurückgezogen',
    expired: 'Abgelaufen',
    reminder: 'Erinnerung: Das wartet noch auf Ihre Antwort.',
    tomorrow: 'Ich erinnere Sie morgen.',
    stopped: 'Ich erinnere Sie nicht mehr daran. Sie finden es weiterhin unter „Wartet auf Sie“.',
    waitsForRole: 'Eine Ansprechperson oder ein Admin Ihres Unternehmens kann das beantworten.',

    declineHeading: partner => `Anfrage von ${partner} ablehnen?`,
    declineReason: 'Grund (optional)',
    noReason: 'Kein Grund',
    declineComment: 'In Ihren Worten (optional)',
    declineNotified:
      'Das anfragende Unternehmen sieht, dass Sie abgelehnt haben, und den Grund und die Worte, die Sie angeben.',
    cancelHeading: partner => `Ihre Anfrage an ${partner} zurückziehen?`,
    endHeading: partner => `Verbindung mit ${partner} trennen?`,
    endNothing: 'Sie geben einander nichts frei. Nur die Verbindung endet.',
    endDisclosed: 'Der Partner sieht Ihre allgemeinen Angaben nicht mehr, und Sie sehen seine nicht mehr.',

    own: 'Das sieht nur Ihr Unternehmen',
    relationship: 'Beziehung',
    relate: 'Beziehung festlegen',
    saved: 'Gespeichert. Das sieht nur Ihr Unternehmen.',
  },

  pages: {
    about: 'Über Liaison',
    aboutText:
      'Unternehmen, die einander beliefern, finden sich in Liaison, verbinden sich und vereinbaren im Chat von Microsoft Teams, welche Daten sie einander freigeben.',
    privacy: 'Datenschutz',
    privacyText:
      'Liaison speichert: Ihren Namen, Ihre Microsoft-Entra-Objekt-ID, Sprache und Zeitzone, wie Teams sie meldet, und eine E-Mail-Adresse, wenn Sie eine angeben; das Profil Ihres Unternehmens und die Tabellen, die es lädt; und was die Personen Ihres Unternehmens hier getan und an Partner geschrieben haben. Das dient nur dem Betrieb dieses Dienstes. Partner sehen, was Ihr Unternehmen ihnen offenlegt oder freigibt, und wer das getan hat. Sonst sieht es niemand. Um sich löschen zu lassen, schreiben Sie dem Bot „mich vergessen“. Wenn etwas zu berichtigen ist, wenden Sie sich an einen Admin Ihres Unternehmens oder an den Betreiber dieses Bots.',
    terms: 'Bedingungen',
  },

  byEmail: 'per E-Mail',

  defect: 'Bei mir ist etwas schiefgegangen. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.',
  unavailable:
    'Ich erreiche meine Daten gerade nicht. Es wurde nichts geändert; bitte versuchen Sie es in einer Minute noch einmal.',
  unsure:
    'Beim Speichern habe ich die Verbindung zu meinen Daten verloren. Bitte versuchen Sie es in einer Minute noch einmal; falls es doch gespeichert wurde, geschieht nichts doppelt.',
  privately: {
    heading: 'Nur für Sie',
    text: 'Was hier steht, können auch andere lesen. Fragen Sie mich in unserem eigenen Chat, dort antworte ich.',
    open: 'Dort fragen',
  },
  misfilled:
    'Was ausgefüllt wurde, konnte ich nicht lesen. Es wurde nichts geändert. Bitte füllen Sie die Karte noch einmal aus.',
  stale: 'Diese Schaltfläche ist veraltet. Es wurde nichts geändert. Öffnen Sie die Karte erneut über „startseite“.',
}
