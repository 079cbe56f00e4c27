import type { DenialReason } from '../../../domain/trust/denials.ts'
import type { HistoryWords, Sentences } from './en.ts'

const number = (n: number) => n.toLocaleString('de')

const events: Sentences = {
  'company.registered': () => 'Das Unternehmen wurde registriert',
  'company.moving': () => 'Die Daten sollen in eine andere Region umziehen',
  'company.staying': () => 'Die Daten sollen doch nicht umziehen',
  'company.moved': () => 'Die Daten sind in eine andere Region umgezogen',
  'company.joined': () => 'Eine Person ist beigetreten',
  'person.role-changed': person => `${person} hat eine andere Rolle erhalten`,
  'profile.saved': () => 'Das Profil wurde geändert',
  'profile.published': () => 'Das Profil wurde öffentlich gemacht',
  'profile.hidden': () => 'Das Profil wurde privat gemacht',
  'contact.confirmed': () => 'Die Kontakt-E-Mail-Adresse wurde bestätigt',
  'connection.requested': {
    ours: partner => `Sie haben ${partner} eine Verbindungsanfrage gesendet`,
    theirs: partner => `${partner} hat Ihnen eine Verbindungsanfrage gesendet`,
  },
  'connection.accepted': {
    ours: partner => `${partner} hat Ihre Verbindungsanfrage angenommen`,
    theirs: partner => `Sie haben die Verbindungsanfrage von ${partner} angenommen`,
  },
  'connection.declined': {
    ours: partner => `${partner} hat Ihre Verbindungsanfrage abgelehnt`,
    theirs: partner => `Sie haben die Verbindungsanfrage von ${partner} abgelehnt`,
  },
  'connection.cancelled': {
    ours: partner => `Sie haben Ihre Anfrage an ${partner} zurückgezogen`,
    theirs: partner => `${partner} hat die Verbindungsanfrage zurückgezogen`,
  },
  'connection.expired': {
    ours: partner => `Ihre Anfrage an ${partner} ist abgelaufen`,
    theirs: partner => `Die Anfrage von ${partner} ist abgelaufen`,
  },
  'connection.reminded': partner => `Sie wurden an die Anfrage von ${partner} erinnert`,
  'connection.muted': partner => `Sie haben ${partner} stummgeschaltet`,
  'connection.unmuted': partner => `Sie haben die Stummschaltung von ${partner} aufgehoben`,
  'connection.related': partner => `Sie haben die Beziehung zu ${partner} festgelegt`,
  'connection.filled': partner => `Die Beziehung zu ${partner} folgt Ihren Tabellen`,
  'connection.ended': partner => `Die Verbindung mit ${partner} wurde getrennt`,
  'prospect.invited': () => 'Sie haben ein Unternehmen per E-Mail eingeladen',
  'prospect.cancelled': () => 'Sie haben eine Einladung per E-Mail zurückgezogen',
  'prospect.expired': () => 'Eine Einladung per E-Mail ist abgelaufen',
  'prospect.addressed': () => 'Sie haben die E-Mail-Adresse eines Unternehmens ergänzt',
  'collaboration.drafted': name => `Der Entwurf „${name}“ wurde gespeichert`,
  'collaboration.shared': name => `Sie haben „${name}“ geteilt`,
  'collaboration.changed': name => `Sie haben „${name}“ geändert`,
  'collaboration.deleted': name => `Sie haben „${name}“ gelöscht`,
  'invitation.sent': {
    ours: (partner, name) => `Sie haben ${partner} eingeladen: ${name}`,
    theirs: (partner, name) => `${partner} hat Sie eingeladen: ${name}`,
  },
  'invitation.accepted': {
    ours: (partner, name) => `${partner} hat Ihre Einladung angenommen: ${name}`,
    theirs: (partner, name) => `Sie haben die Einladung von ${partner} angenommen: ${name}`,
  },
  'invitation.declined': {
    ours: (partner, name) => `${partner} hat Ihre Einladung abgelehnt: ${name}`,
    theirs: (partner, name) => `Sie haben die Einladung von ${partner} abgelehnt: ${name}`,
  },
  'invitation.changed': {
    ours: (partner, name) => `${partner} hat die Freigaben für Sie geändert: ${name}`,
    theirs: (partner, name) => `Sie haben Ihre Freigaben für ${partner} geändert: ${name}`,
  },
  'invitation.kept': {
    ours: (partner, name) => `${partner} hat die Freigaben für Sie gelassen, wie sie waren: ${name}`,
    theirs: (partner, name) => `Sie haben Ihre Freigaben für ${partner} gelassen, wie sie waren: ${name}`,
  },
  'invitation.left': {
    ours: (partner, name) => `${partner} hat die Kooperation verlassen: ${name}`,
    theirs: (partner, name) => `Sie haben die Kooperation von ${partner} verlassen: ${name}`,
  },
  'invitation.withdrawn': {
    ours: (partner, name) => `Die Einladung an ${partner} wurde zurückgenommen: ${name}`,
    theirs: (partner, name) => `Die Einladung von ${partner} wurde zurückgenommen: ${name}`,
  },
  'invitation.ended': (partner, name) => `Die Kooperation mit ${partner} wurde beendet: ${name}`,
  'invitation.expired': {
    ours: (partner, name) => `Ihre Einladung an ${partner} ist abgelaufen: ${name}`,
    theirs: (partner, name) => `Die Einladung von ${partner} ist abgelaufen: ${name}`,
  },
  'invitation.reminded': (partner, name) => `Sie wurden an die Einladung von ${partner} erinnert: ${name}`,
  'invitation.escalated': (partner, name) =>
    `Ihre Admins wurden benachrichtigt, dass die Einladung von ${partner} noch offen ist: ${name}`,
  'invitation.unprepared': (partner, name) =>
    `Ihre Admins wurden benachrichtigt, dass für Freigaben an ${partner} noch Daten fehlen: ${name}`,
  'invitation.widened': {
    ours: (partner, name) => `Sie haben von ${partner} mehr angefordert: ${name}`,
    theirs: (partner, name) => `${partner} hat von Ihnen mehr angefordert: ${name}`,
  },
  'invitation.narrowed': {
    ours: (partner, name) => `Sie haben von ${partner} weniger angefordert: ${name}`,
    theirs: (partner, name) => `${partner} hat von Ihnen weniger angefordert: ${name}`,
  },
  'invitation.offered': {
    ours: (partner, name) => `Sie haben Ihr Angebot an ${partner} geändert: ${name}`,
    theirs: (partner, name) => `${partner} hat das Angebot an Sie geändert: ${name}`,
  },
  'invitation.noted': (partner, name) => `Eine Nachricht wurde hinzugefügt, mit ${partner}: ${name}`,
  'company.exported': () => 'Alles wurde exportiert',
  'company.erased': () => 'Das Unternehmen wurde gelöscht',
  'erasure.asked': () => 'Das Löschen des Unternehmens wurde verlangt',
  'erasure.taken-back': () => 'Das Löschen des Unternehmens wurde zurückgenommen',
  'erasure.reminded': () => 'Die Admins wurden erinnert, dass das Unternehmen gelöscht wird',
  'person.forgotten': person => `Auf eigenen Wunsch gelöscht: ${person}`,
  'terms.accepted': () => 'Die Bedingungen wurden akzeptiert',
  'sensitive.guarded': () => 'Seitdem kann nur ein Admin Finanzinformationen freigeben',
  'sensitive.released': () => 'Seitdem können auch Ansprechpersonen Finanzinformationen freigeben',
  'preferences.saved': () => 'Eine Person hat geändert, wie sie benachrichtigt wird',
  'channel.named': () => 'Ein Kanal wird seitdem benachrichtigt',
  'channel.released': () => 'Der Kanal wird nicht mehr benachrichtigt',
  'history.trimmed': () => 'Die ältesten Einträge wurden entfernt: Sie werden nur eine begrenzte Zeit aufbewahrt',
  'access.denied': () => 'Jemand hat versucht, was nicht erlaubt ist',
  'data.declared': () => 'Das Unternehmen hat angegeben, für welche Datenarten es Daten hat',
  'data.loaded': () => 'Eine Tabelle wurde geladen',
  'data.deleted': () => 'Eine Tabelle wurde gelöscht',
  'data.restored': () => 'Eine Tabelle ist wieder auf dem Stand davor',
  'data.seen': {
    ours: partner => `Daten von ${partner} wurden geöffnet`,
    theirs: partner => `${partner} hat Ihre Daten geöffnet`,
  },
  'data.exported': {
    ours: partner => (partner ? `Daten von ${partner} wurden exportiert` : 'Eigene Daten wurden exportiert'),
    theirs: partner => `${partner} hat Ihre Daten exportiert`,
  },
  'data.export-broken': {
    ours: partner => (partner ? `Der Export von Daten von ${partner} brach ab` : 'Ein eigener Export brach ab'),
    theirs: partner => `Der Export Ihrer Daten durch ${partner} brach ab`,
  },
}

const denied: Record<DenialReason, string> = {
  guest: 'Als Gast',
  'not-found': 'Nicht vorhanden oder nicht für das Unternehmen bestimmt',
  'needs-role': 'Erfordert eine andere Rolle',
  'needs-admin': 'Erfordert eine Administratorin oder einen Administrator',
  'role-changed': 'Die Rolle war gerade geändert worden',
  stranger: 'Von einem nicht registrierten Unternehmen',
  'unknown-button': 'Mit einer Schaltfläche, die es nicht gibt',
}

export const historyWords: HistoryWords = {
  history: {
    heading: 'Was sich geändert hat',
    events,
    denied,
    empty: 'Hier ist nichts geschehen.',
    since: when => `Seit ${when}`,
    week: 'Letzte 7 Tage',
    all: 'Alles zeigen',
    export: 'Exportieren',
    exportNote: 'Der Link von „Exportieren“ gilt fünf Minuten.',
    automatic: when => `Automatisch, ${when}`,
    somebody: 'Eine Person, deren Name gelöscht wurde',
    something: '(gelöscht)',
    erased: 'Falls hier etwas geschrieben stand, wurde es gelöscht.',
    partners: n => `Anzahl Partner: ${number(n)}`,
    requested: list => `Angefordert: ${list}`,
    offered: list => `Angeboten: ${list}`,
    shared: list => `Freigegeben: ${list}`,
    counts: (met, asked, extras) =>
      `${met} von ${asked} angeforderten Datenarten${extras > 0 ? `, ${extras} zusätzlich` : ''}`,
    nothing: 'nichts',
    available: list => `Daten für: ${list}`,
    fromTo: (from, to) => `von ${from} zu ${to}`,
    region: region => `Datenregion: ${region}`,
    regions: (from, to) => `Daten gespeichert in: ${from}, einsehbar in: ${to}`,
    changes: n => `und ${number(n)} weitere`,
    columns: {
      seq: 'Nr.',
      at: 'Zeit (UTC)',
      event: 'Ereignis',
      sentence: 'Was geschehen ist',
      person: 'Wer',
      company: 'Unternehmen',
      partner: 'Beteiligter Partner',
      collaboration: 'Kooperation',
      requested: 'Angefordert',
      offered: 'Angeboten',
      shared: 'Freigegeben',
      met: 'Angefordert und freigegeben',
      asked: 'Anzahl angefordert',
      extras: 'Zusätzlich',
      details: 'Einzelheiten',
      written: 'Geschrieben',
      hash: 'Siegel',
    },
    expired:
      'Dieser Link ist abgelaufen. Öffnen Sie „Was sich geändert hat“ in Teams noch einmal und drücken Sie „Exportieren“.',
    invalid: 'Dieser Link ist ungültig. Öffnen Sie „Was sich geändert hat“ in Teams und drücken Sie „Exportieren“.',
  },
}
