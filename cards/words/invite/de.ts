import type { InviteWords } from './en.ts'

export const inviteWords: InviteWords = {
  invite: {
    heading: 'Per E-Mail einladen',
    offer: 'Ist das Unternehmen nicht hier? Laden Sie es per E-Mail ein.',
    intro:
      'Ich schreibe in Ihrem Namen an diese Adresse und zeige Ihre Nachricht. Sobald das Unternehmen hier ist, wartet dort Ihre Verbindungsanfrage.',
    name: 'Name des Unternehmens',
    email: 'E-Mail-Adresse',
    note: 'Nachricht (optional; steht in der E-Mail)',
    vendorId: 'Unsere Lieferantennummer (optional)',
    customerId: 'Unsere Kundennummer (optional)',
    duns: 'DUNS-Nummer (optional)',
    own: 'Die Nummern bleiben in Ihrem Unternehmen.',
    disclosure: list => `Sobald Sie verbunden sind, sieht der Partner diese Angaben zu Ihrem Unternehmen: ${list}.`,
    noMail:
      'Ich kann von hier keine E-Mails senden: Wer mich betreibt, hat keinen Mailserver eingerichtet. Es kann noch niemand eingeladen werden.',

    pending: company => `Sie haben ${company} eingeladen`,
    expired: company => `Ihre Einladung an ${company} ist abgelaufen`,
    cancelled: company => `Sie haben Ihre Einladung an ${company} zurückgezogen`,
    answered: company => `Ihre Einladung an ${company} ist beantwortet`,
    to: 'An',
    invited: 'Eingeladen',
    promise:
      'Ich melde mich, wenn es eine Antwort gibt. Ob das Unternehmen schon hier ist, erfährt vorher niemand von mir.',
    cancelHeading: company => `Ihre Einladung an ${company} zurückziehen?`,
    cancelText: 'Der Link in der E-Mail funktioniert dann nicht mehr.',
    row: (company, email) => `${company} (${email})`,

    joinHeading: company => `${company} hat Sie eingeladen`,
    joinText: (who, company) =>
      `${who} von ${company} möchte sich mit Ihnen verbinden. Öffnen Sie die Anfrage, um sie zu sehen und zu beantworten. Vor Ihrer Antwort erfährt die andere Seite nichts.`,
    joinOpen: 'Anfrage öffnen',
    joinRegister: company =>
      `${company} hat Sie eingeladen. Sobald Ihr Unternehmen registriert ist, wartet dort die Verbindungsanfrage.`,

    mailSubject: company => `${company} lädt Sie zu Liaison ein`,
    mailText: (who, company) =>
      `${who} von ${company} möchte sich mit Ihrem Unternehmen in Liaison verbinden. Dort vereinbaren Unternehmen, die einander beliefern, in Microsoft Teams, welche Daten sie einander freigeben. Ohne Ihre Zustimmung wird nichts freigegeben.`,
    mailBegin: 'So fangen Sie an',
    mailLink: until => `Der Link gilt bis ${until}.`,
    mailWhy: (who, company) => `Sie bekommen diese E-Mail, weil ${who} von ${company} Ihre Adresse eingegeben hat.`,

    pageText: company =>
      `${company} möchte sich mit Ihrem Unternehmen in Liaison verbinden, einem Bot in Microsoft Teams. Dort vereinbaren Unternehmen, die einander beliefern, welche Daten sie einander freigeben.`,
    pageHow: 'Öffnen Sie Liaison in Microsoft Teams, in Ihrer eigenen Organisation, und senden Sie diese Worte:',
    pageOpen: 'In Teams öffnen',
    pageAfter:
      'Ist Ihr Unternehmen neu in Liaison, registrieren Sie es zuerst. Dann wartet die Anfrage auf Ihre Antwort.',
    pageUntil: until => `Das gilt bis ${until}.`,
    invalidHeading: 'Diese Einladung funktioniert nicht',
  },
  imported: {
    intro:
      'Unternehmen aus Ihren Lieferanten- und Kundentabellen, die nicht bei Liaison sind oder ihr Profil dort privat halten.',
    search: 'Name beginnt mit',
    making: 'Ihre Tabellen haben sich geändert: Ich gehe sie gerade durch. Sehen Sie gleich noch einmal nach.',
    nothing: 'Es sind noch keine Lieferanten oder Kunden geladen. „Partner importieren“ lädt sie.',
    everybody: 'Alle aus Ihren Tabellen sind hier oder eingeladen.',
    noSuch: 'Unter denen, die nicht hier sind, heißt niemand so.',
    noEmail: 'Keine E-Mail-Adresse',
    several: 'Mehrere auf einmal einladen',
    tick: 'Unternehmen, die eingeladen werden',
    left: n =>
      n === 0
        ? 'Sie haben so viele Unternehmen eingeladen, wie an einem Tag möglich sind. Bitte machen Sie morgen weiter.'
        : `Heute können Sie noch ${n.toLocaleString('de')} einladen.`,
    tickFirst: 'Bitte haken Sie mindestens ein Unternehmen an. Es wurde niemand eingeladen.',
    invited: companies => `Eingeladen: ${companies}`,
    notInvited: companies => `Nicht eingeladen, weil beigetreten oder ohne E-Mail-Adresse: ${companies}`,
    settled: company => `${company} ist inzwischen hier oder schon eingeladen.`,
    addressHeading: company => `E-Mail-Adresse von ${company}`,
    addressText: 'Dorthin schreibe ich nur, wenn Sie das Unternehmen einladen. Die Adresse sieht nur Ihr Unternehmen.',
    addressed: company => `Gespeichert. Sie können ${company} jetzt einladen.`,
  },
}
