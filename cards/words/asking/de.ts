import type { AskingWords } from './en.ts'

export const askingWords: AskingWords = {
  sharing: {
    given: 'Was wir freigeben',
    received: 'Was uns freigegeben ist',
    seen: 'Wer unsere Daten sieht',
    through: names => `über ${names}`,
    nothingGiven: 'Sie geben noch niemandem etwas frei.',
    nothingReceived: 'Noch gibt Ihnen niemand etwas frei.',
    givenTo: (partner, list) => `${partner} sieht: ${list}.`,
    yesGiven: (partner, list) => `Ja. ${partner} sieht von Ihnen: ${list}.`,
    noGiven: (partner, entity) => `Nein. ${partner} sieht von Ihnen nicht: ${entity}.`,
    nothingGivenTo: partner => `Sie geben ${partner} nichts frei.`,
    yesReceived: (partner, list) => `Ja. Sie sehen von ${partner}: ${list}.`,
    noReceived: (partner, entity) => `Nein. Sie sehen von ${partner} nicht: ${entity}.`,
    nothingReceivedFrom: partner => `${partner} gibt Ihnen nichts frei.`,
    nobodyGives: entity => `Niemand gibt Ihnen frei: ${entity}.`,
    nobodySees: entity => `Niemand sonst sieht von Ihnen: ${entity}.`,
    keptIn: 'Ihre Daten liegen in',
    copiesIn: 'Kopien können liegen in',
    noCopies: 'sonst nirgends',
    partner: (name, region) => `${name} (${region})`,
    more: n => `und ${n.toLocaleString('de')} weitere`,
  },
  examples: [
    ['was gibt uns Fabrikam frei?', 'Was Sie von einem Partner sehen'],
    ['sieht Fabrikam unsere Lager?', 'Was ein Partner von Ihnen sieht'],
    ['wer sieht unsere Produkte?', 'Wer Ihre Daten sieht und wo Kopien liegen'],
    ['welche Partner liegen unter 50 %?', 'Partner nach Sichtbarkeit'],
  ],
  answers: {
    isPartner: partner => `Ja. ${partner} ist Ihr Partner.`,
    isNoPartner: partner => `Nein. ${partner} ist nicht Ihr Partner.`,
    notAnswered: partner => `Nein. ${partner} hat noch nicht geantwortet.`,
    nothingOpen: partner => `Nichts von Ihnen wartet auf eine Antwort von ${partner}.`,
    below: percent => `Partner unter ${percent}`,
    above: percent => `Partner über ${percent}`,
    none: 'Kein Partner passt dazu.',
    which: said => `Welches Unternehmen meinen Sie mit „${said}“?`,
    understood: list =>
      `Verstanden habe ich: ${list}. Was Sie wissen möchten, ist mir nicht klar. Vielleicht eines davon:`,
  },
}
