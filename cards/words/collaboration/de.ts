import type { InvitationStatus } from '../../../domain/collaboration/invitation.ts'
import type { Entity, Group, Template } from '../../../domain/data/catalogue.ts'
import type { CollaborationWords } from './en.ts'

const number = (n: number) => n.toLocaleString('de')
const count = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`

const entities: Record<Entity, string> = {
  'financial-information': 'Finanzinformationen',
  certifications: 'Zertifizierungen',
  'corporate-social-responsibility': 'Gesellschaftliche Verantwortung (CSR)',
  vendors: 'Lieferanten',
  products: 'Produkte',
  'product-allocation': 'Produktzuteilung',
  'manufacturing-resource-planning': 'Produktionsressourcenplanung',
  'manufacturing-schedule': 'Produktionsplan',
  'production-orders': 'Produktionsaufträge',
  warehouses: 'Lager',
  'production-plants': 'Produktionsstandorte',
  'orders-and-shipments': 'Bestellungen und Lieferungen',
}

const groups: Record<Group, string> = {
  company: 'Angaben zum Unternehmen',
  products: 'Produkte und Lieferanten',
  manufacturing: 'Produktion',
  operations: 'Standorte und Betrieb',
}

const templates: Record<Template, string> = {
  'product-map': 'Produktlandkarte',
  shipping: 'Versand',
  'vendor-performance': 'Lieferantenleistung',
  'supply-and-demand': 'Bedarf und Versorgung',
}

const invitationStatuses: Record<InvitationStatus, string> = {
  draft: 'Entwurf',
  waiting: 'Wartet auf Antwort',
  accepted: 'Angenommen',
  declined: 'Abgelehnt',
  left: 'Verlassen',
  expired: 'Abgelaufen',
  withdrawn: 'Zurückgenommen',
  ended: 'Beendet',
}

export const collaborationWords: CollaborationWords = {
  entities,
  groups,
  templates,
  invitationStatuses,

  score: {
    counts: (percent, met, asked, extras) =>
      `${percent} (${number(met)} von ${number(asked)}${extras > 0 ? `, ${number(extras)} zusätzlich` : ''})`,
    nobody: '– (niemand nimmt teil)',
    theySee: counts => `Der Partner sieht ${counts}`,
    none: '– (nichts angefordert)',
    waiting: counts => `${counts}, wartet auf Antwort`,
    nothingShared: counts => `${counts}, nichts freigegeben`,
    all: 'Was Sie von allen Ihren Partnern sehen',
    allHow:
      'Jeder Partner zählt mit den verschiedenen Datenarten, die Sie von ihm anfordern. Eine Datenart gilt als freigegeben, wenn sie in irgendeiner Kooperation freigegeben ist.',
    collaborationHow:
      'Anteil der angeforderten Datenarten, die freigegeben sind, über alle Partner mit offener oder angenommener Einladung.',
    ofThem: partner => `Was Sie von ${partner} sehen`,
    ofUs: partner => `Was ${partner} von Ihnen sieht`,
    seenAnyway: 'Nicht gezählt: als Angebot sichtbar',
    others: n => `${n.toLocaleString('de')} weitere`,
    partnerHow: 'Jede Datenart zählt nur einmal, auch wenn mehrere Kooperationen sie anfordern.',
    askedNothing: 'Es ist nichts angefordert.',
    shared: 'Freigegeben',
    missing: 'Nicht freigegeben',
    empty: 'Sie fordern noch von keinem Partner Daten an. Starten Sie dafür eine Kooperation.',
  },

  invitation: {
    changeHeading: (partner, name) => `Freigaben für ${partner} ändern: „${name}“`,
    incoming: (partner, name) => `${partner} lädt Sie ein: ${name}`,
    asksMore: (partner, name) => `${partner} fordert mehr an: ${name}`,
    sharing: (partner, name) => `Sie geben Daten für ${partner} frei: ${name}`,
    sharingNothing: (partner, name) => `Sie geben nichts für ${partner} frei: ${name}`,
    declinedByUs: (partner, name) => `Sie haben die Einladung von ${partner} abgelehnt: ${name}`,
    leftByUs: (partner, name) => `Sie haben die Kooperation von ${partner} verlassen: ${name}`,
    expiredTheirs: (partner, name) => `Die Einladung von ${partner} ist abgelaufen: ${name}`,
    withdrawnByThem: (partner, name) => `Die Einladung von ${partner} wurde zurückgenommen: ${name}`,
    ended: (partner, name) => `Die Kooperation mit ${partner} ist beendet: ${name}`,
    waiting: (partner, name) => `${partner} hat noch nicht geantwortet: ${name}`,
    accepted: (partner, name) => `${partner} gibt Daten für Sie frei: ${name}`,
    acceptedNothing: (partner, name) => `${partner} hat angenommen und gibt nichts frei: ${name}`,
    declinedByThem: (partner, name) => `${partner} hat abgelehnt: ${name}`,
    leftByThem: (partner, name) => `${partner} hat die Kooperation verlassen: ${name}`,
    expiredOurs: (partner, name) => `${partner} hat nicht rechtzeitig geantwortet: ${name}`,
    withdrawnByUs: (partner, name) => `Die Einladung an ${partner} wurde zurückgenommen: ${name}`,

    quoted: name => `„${name}“`,
    collaboration: 'Kooperation',
    asked: 'Eingeladen',
    expires: 'Gültig bis',
    accepting: 'Angenommen',
    declining: 'Abgelehnt',
    leaving: 'Verlassen',
    withdrawing: 'Zurückgenommen',
    ending: 'Beendet',
    changed: 'Letzte Änderung',
    by: (who, when) => `${who}, ${when}`,
    noteBy: (who, company, when) => `${who}, ${company}, ${when}`,

    requested: 'angefordert',
    noData: 'noch keine Daten',
    marked: (name, marks) => `${name} (${marks})`,
    already: names => `bereits freigegeben über ${names}`,
    note: 'Nachricht (optional)',
    waitsForRole: 'Eine Ansprechperson oder ein Admin Ihres Unternehmens kann das beantworten.',

    previewHeading: partner => `Für ${partner} freigeben?`,
    nothingEitherWay: partner =>
      `Sie nehmen teil, und ${partner} sieht über diese Kooperation nichts von Ihnen. Angeboten wird Ihnen auch nichts.`,
    previewNothing: partner => `Nichts für ${partner} freigeben?`,
    nothingPreview: partner =>
      `Sie nehmen teil und sehen, was ${partner} anbietet. ${partner} sieht über diese Kooperation nichts von Ihnen.`,
    resulting: 'Sichtbarkeit danach',
    youShare: 'Sie geben frei',
    youStop: 'Sie geben nicht mehr frei',
    noDataYet: 'Noch keine Daten',
    unprepared:
      'Für einen Teil davon gibt es noch keine Daten. Der Partner sieht sie, sobald es sie gibt; Ihre Admins werden benachrichtigt.',
    otherRegion: (partner, theirs, own) =>
      `Region Ihrer Daten: ${own}. Region der Daten von ${partner}: ${theirs}. Dorthin geht eine Kopie dessen, was Sie freigeben.`,
    sameRegion: region =>
      `Die Daten beider Unternehmen liegen in dieser Region: ${region}. In andere Regionen geht keine Kopie.`,
    exportable: partner =>
      `${partner} kann alles Sichtbare exportieren. Was exportiert wurde, bleibt dort, auch wenn Sie die Freigabe beenden.`,
    stays: (entity, names, partner) => `Für ${partner} weiterhin sichtbar: ${entity} (über ${names}).`,
    everywhere: '„Überall beenden“ beendet es auch dort.',
    stoppedToo: 'Ebenfalls beendet in',
    offeredElsewhere:
      'Eine Ihrer eigenen Kooperationen bietet es allen ihren Partnern an. Um es dort zu beenden, bearbeiten Sie diese.',

    addedHeading: 'Neu angefordert',
    addedText: partner =>
      `${partner} fordert jetzt auch Folgendes an. Solange Sie nicht zustimmen, wird nichts weiter freigegeben.`,
    droppedHeading: 'Nicht mehr angefordert',
    droppedText: (partner, list) =>
      `${partner} fordert nicht mehr an: ${list}. Sie geben es weiterhin frei, nun zusätzlich.`,
    kept: 'Alles bleibt, wie es ist.',
    tickedAll: 'Alle angeforderten Datenarten sind ausgewählt. Freigegeben werden sie erst, wenn Sie bestätigen.',

    declineHeading: partner => `Einladung von ${partner} ablehnen?`,
    declineReason: 'Grund (optional)',
    declineNotified:
      'Der Partner sieht, dass Sie abgelehnt haben, und Ihren Grund. Die Kooperation verschwindet aus Ihren Listen.',
    leaveHeading: name => `„${name}“ verlassen?`,
    leaveNotified: partner =>
      `${partner} wird benachrichtigt. Zurückkehren können Sie nur, wenn ${partner} Sie erneut einlädt.`,
    removeHeading: partner => `${partner} entfernen?`,
    removeNotified: partner => `${partner} wird darüber benachrichtigt.`,
    resendHeading: partner => `${partner} erneut einladen?`,
    resendNotified: 'Der Partner erhält eine neue Einladung mit den jetzigen Listen und Ihrer neuen Nachricht.',
    reminder: 'Erinnerung: Das wartet noch auf Ihre Antwort.',
    escalated: 'Seit zwei Wochen hat niemand aus Ihrem Unternehmen darauf geantwortet.',
    unpreparedAdmin: 'Ihr Unternehmen gibt das frei, aber für einen Teil davon gibt es noch keine Daten.',
    tomorrow: 'Ich erinnere Sie morgen.',
    stopped: 'Ich erinnere Sie nicht mehr daran. Sie finden es weiterhin unter „Wartet auf Sie“.',
  },

  endings: {
    waiting: (name, partner) => `Die Einladung „${name}“ (${partner}) wird zurückgenommen.`,
    accepted: (name, partner) => `Die Kooperation „${name}“ mit ${partner} endet.`,
    theyLose: list => `Für den Partner nicht mehr sichtbar: ${list}.`,
    weLose: list => `Für Sie nicht mehr sichtbar: ${list}.`,
    more: n => `Und ${number(n)} weitere.`,
    bothWays: 'Keine Seite sieht darüber noch Daten der anderen. Was exportiert wurde, bleibt, wo es ist.',
    exported: 'Was bereits exportiert wurde, bleibt, wo es ist.',
  },

  notes: {
    heading: (name, partner) => `Nachrichten mit ${partner}: ${name}`,
    empty: 'Noch keine Nachrichten.',
    note: 'Ihre Nachricht',
    more: n => `${count(n, 'frühere Nachricht', 'frühere Nachrichten')}`,
    added: 'Ihre Nachricht ist hinzugefügt.',
  },

  collaboration: {
    noneMatches: 'Keine Kooperation passt dazu.',
    newHeading: 'Neue Kooperation',
    draftHeading: name => `Entwurf: ${name}`,
    editHeading: name => `„${name}“ bearbeiten`,
    empty: 'Sie haben noch keine Kooperationen. Starten Sie eine, um Daten von Partnern anzufordern.',
    noPartners: 'Sie haben noch keine Partner. Verbinden Sie sich zuerst mit einem Unternehmen.',
    intro: 'Kein Partner sieht das, bevor Sie es teilen.',
    partners: 'Partner',
    search: 'Partner nach Namen suchen',
    someShown: (shown, all) =>
      `${number(shown)} von ${number(all)} Partnern sind aufgeführt. Weitere finden Sie über die Suche.`,
    requested: 'Sie fordern an',
    offered: 'Sie bieten an',
    templatesRequested: 'Vorlagen zum Anfordern',
    offerUnfold: 'Eigene Daten anbieten (optional)',
    templatesOffered: 'Vorlagen zum Anbieten',
    all: 'Alle',
    none: 'Keine',
    noteForAll: 'Nachricht an alle Partner (optional)',
    noteToAll: 'Nachricht an alle Partner',
    noteFor: partner => `Stattdessen Nachricht an ${partner}`,
    notesUnfold: 'Nachrichten an einzelne Partner',
    saved: 'Der Entwurf ist gespeichert. Nur Ihr Unternehmen sieht ihn.',
    nothing: 'nichts',
    with: (names, more) => (more > 0 ? `Mit ${names} sowie ${number(more)} weiteren` : `Mit ${names}`),
    withNobody: 'Noch ohne Partner',
    withNobodyNow: 'Zurzeit ohne Partner',
    of: owner => `Von ${owner}`,

    shareHeading: name => `„${name}“ teilen?`,
    shareTo: n => `Die Einladung geht an ${number(n)} Partner:`,
    shareMore: n => `${number(n)} weitere`,
    inRegion: (partner, region) => `${partner} (${region})`,
    shareOffersNothing: 'Sie bieten nichts an: Niemand sieht dadurch Daten von Ihnen.',
    copies: regions => `Kopien dessen, was Sie anbieten, können in andere Regionen gehen: ${regions}.`,
    noCopies: 'Die Daten aller Partner liegen in Ihrer Region: In andere Regionen geht keine Kopie.',
    exportable: 'Partner können exportieren, was sie sehen. Was exportiert wurde, bleibt bei ihnen.',
    secret: 'Kein Partner erfährt, wer sonst eingeladen ist.',
    shared: n => `Mit ${count(n, 'Partner', 'Partnern')} geteilt. Ich melde mich, sobald Antworten da sind.`,

    changeHeading: name => `„${name}“ ändern?`,
    renamed: 'Neuer Name',
    moreRequested: 'Sie fordern außerdem an',
    lessRequested: 'Sie fordern nicht mehr an',
    moreOffered: 'Sie bieten außerdem an',
    lessOffered: 'Sie bieten nicht mehr an',
    moreRequestedNotified: 'Die Partner werden gefragt. Die Sichtbarkeit sinkt, bis sie es freigeben.',
    lessRequestedNotified: 'Was Partner davon freigeben, bleibt für Sie zusätzlich sichtbar, bis sie es beenden.',
    moreOfferedNotified: 'Partner, die angenommen haben, sehen es sofort.',
    lessOfferedNotified: 'Partner sehen es ab sofort nicht mehr. Was sie exportiert haben, bleibt bei ihnen.',
    unchanged: 'Es hat sich nichts geändert.',
    changed: 'Gespeichert. Die betroffenen Partner werden benachrichtigt.',

    addHeading: name => `Partner zu „${name}“ hinzufügen`,
    addNotified: 'Neue Partner werden mit den jetzigen Listen eingeladen.',
    added: 'Die Einladungen sind gesendet.',
    nobodyToAdd: 'Alle Ihre Partner sind bereits dabei.',

    deleteHeading: name => `„${name}“ löschen?`,
    deleteDraft: 'Kein Partner hat diesen Entwurf gesehen.',
    ending: n => `${count(n, 'Einladung endet', 'Einladungen enden')}`,
    deleteNotified: 'Die Partner werden benachrichtigt.',
    deleted: name => `„${name}“ ist gelöscht.`,

    missing: list => `Nicht freigegeben: ${list}`,
    extras: list => `Zusätzlich: ${list}`,
    noData: list => `Angenommen, noch keine Daten: ${list}`,
    last: when => `Letzte Änderung: ${when}`,
    lastBy: (who, when) => `Letzte Änderung: ${who}, ${when}`,
    invited: 'Partner',
  },

  termsCard: {
    title: 'Bedingungen',
    heading: version => `Bedingungen, Version ${version}`,
    needed: 'Bevor Ihr Unternehmen etwas freigibt, muss ein Admin diese Bedingungen akzeptieren.',
    accept: 'Bedingungen akzeptieren',
    accepted: 'Die Bedingungen sind akzeptiert. Ihr Unternehmen kann jetzt Daten freigeben.',
    askAdmin: 'Nur ein Admin Ihres Unternehmens kann sie akzeptieren. Unter „Personen“ sehen Sie, wer das ist.',
  },

  guard: {
    on: 'Finanzinformationen kann nur ein Admin freigeben.',
    off: 'Auch Ansprechpersonen können Finanzinformationen freigeben.',
    turnOn: 'Finanzinformationen: nur Admins',
    turnOff: 'Finanzinformationen: auch Ansprechpersonen',
    saved: 'Gespeichert.',
  },
}
