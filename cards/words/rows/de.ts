import type { RowsWords } from './en.ts'

const number = (n: number) => n.toLocaleString('de')
const rows = (n: number) => `${number(n)} ${n === 1 ? 'Zeile' : 'Zeilen'}`
const exportsOf = (n: number) => `${['keine', 'ein', 'zwei', 'drei', 'vier'][n] ?? number(n)} Exporte`

export const rowsWords: RowsWords = {
  rows: {
    heading: (owner, what) => `${owner}: ${what}`,
    loaded: (n, when) => `${rows(n)}, geladen ${when}`,
    nothing: 'Hier ist noch nichts geladen.',
    onItsWay: 'Eine Kopie für Ihre Region ist unterwegs. Sehen Sie gleich noch einmal nach.',
    nothingFilled: 'Hier ist noch nichts ausgefüllt.',
    first: (n, total) => `Die ersten ${number(n)} von ${rows(total)}.`,
    page: 'Seite öffnen',
    pageText:
      'Auf der Seite: alle Zeilen, mit Suche, Sortierung, Filtern und Export. Der Link gilt einmal; die Seite bleibt eine halbe Stunde offen.',
    noted: 'Dass Sie das geöffnet haben, steht im Verlauf beider Unternehmen.',
    more: entity => `Daten öffnen: ${entity}`,
    looked: 'Wer hineingesehen hat',
    lookedAt: what => `Geöffnet oder exportiert: ${what}`,
    lookedNever: 'Das hat noch niemand geöffnet oder exportiert.',
    arrivalText: 'Der Link gilt einmal, in diesem Browser. Danach bleibt die Seite eine halbe Stunde offen.',
    tables: 'Tabellen',
    search: 'In allen Texten suchen',
    filter: 'Nach Spalte filtern',
    column: 'Spalte',
    comparison: 'Bedingung',
    value: 'Wert',
    anyColumn: '– kein Filter –',
    comparisons: { has: 'enthält', is: 'ist', from: 'ist mindestens', to: 'ist höchstens', empty: 'ist leer' },
    apply: 'Anzeigen',
    clear: 'Alle Zeilen zeigen',
    wrong: (column, value, reason) =>
      `${column}: „${value}“ ${reason}. Es werden keine Zeilen gezeigt, bis dieser Filter geändert ist.`,
    found: (n, total) => `${number(n)} von ${rows(total)} gefunden`,
    uncounted: 'So viele Zeilen, dass es zu lange dauert, die passenden zu zählen',
    none: 'Keine Zeile passt.',
    range: (from, to) => `Zeilen ${number(from)} bis ${number(to)}`,
    pages: 'Blättern',
    next: 'Nächste Zeilen',
    previous: 'Vorherige Zeilen',
    start: 'Erste Zeilen',
    sortBy: column => `Nach ${column} sortieren`,
    yes: 'ja',
    no: 'nein',
    export: 'Exportieren',
    exportFound: 'Was gefunden wurde',
    exportAll: 'Alle Zeilen',
    exportWhich: 'Welche Zeilen',
    exportText: 'In der Reihenfolge des Schlüssels. Der Name der Datei enthält das Datum, an dem geladen wurde.',
    exportNoted:
      'Ein Export steht im Verlauf beider Unternehmen. Er bricht ab, wenn die Daten währenddessen nicht mehr freigegeben sind.',
    exportRefused: 'Ändern Sie zuerst den Filter: Es wurde nichts exportiert.',
    busyHeading: 'Jetzt nicht',
    busy: {
      person: n =>
        `Von Ihnen laufen gerade ${exportsOf(n)}. Versuchen Sie es noch einmal, wenn einer davon fertig ist.`,
      company: n =>
        `Von Ihrem Unternehmen laufen gerade ${exportsOf(n)}. Versuchen Sie es noch einmal, wenn einer davon fertig ist.`,
      everybody: n =>
        `Es laufen gerade ${exportsOf(n)}, und für einen weiteren ist kein Platz. Versuchen Sie es gleich noch einmal.`,
    },
    field: 'Feld',
    over: 'Nicht mehr freigegeben',
    usedHeading: 'Dieser Link ist verbraucht',
    used: 'Er gilt einmal, in einem Browser. Drücken Sie in Teams noch einmal „Daten öffnen“.',
    endedHeading: 'Diese Seite ist abgelaufen',
    ended: 'Drücken Sie in Teams noch einmal „Daten öffnen“.',
  },
}
