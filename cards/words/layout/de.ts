import type { LayoutWords } from './en.ts'

const number = (n: number) => n.toLocaleString('de')

export const layoutWords: LayoutWords = {
  layout: {
    open: thing => `Öffnen: ${thing}`,
    upTo: (label, limit) => `${label}, bis zu ${number(limit)} Zeichen`,
    youGet: 'Sie bekommen',
    theyAskFor: 'Angefordert wird',
    theySee: 'Der Partner sieht',
    youSee: 'Sie sehen',
    theyOffer: 'Der Partner bietet an',
    youOffer: 'Sie bieten an',
    nothing: 'Nichts',
    dataEntities: n => `${number(n)} ${n === 1 ? 'Datenart' : 'Datenarten'}`,
    seenAlready: n => `${number(n)} davon schon sichtbar`,
    join: (one, other) => `${one}, ${other}`,
    extra: entity => `${entity} (zusätzlich)`,
    tick: 'Wählen Sie aus, was Sie freigeben möchten; es muss nicht alles sein.',
    tickAnything: 'Der Partner fordert nichts Bestimmtes an. Wählen Sie aus, was Sie freigeben möchten.',
    shareMore: 'Etwas anderes freigeben',
    otherOf: group => `${group}: nicht angefordert`,
    answerBy: day => `Antwort bis ${day}`,
    again: day => `Erneut möglich ab ${day}`,
    over: 'Nicht angenommen',
    toAnswer: 'Antworten',
    toAsk: 'Fragen',
    toSetUp: 'Einrichten',
  },
}
