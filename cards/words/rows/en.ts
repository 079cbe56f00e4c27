const number = (n: number) => n.toLocaleString('en')
const rows = (n: number) => `${number(n)} ${n === 1 ? 'row' : 'rows'}`

const exportsOf = (n: number) => `${['No', 'One', 'Two', 'Three', 'Four'][n] ?? number(n)} exports`

/** What is said where rows are seen and exported, on the card and on the page. */
export const rowsWords = {
  rows: {
    heading: (owner: string, what: string) => `${owner}: ${what}`,
    loaded: (n: number, when: string) => `${rows(n)}, loaded ${when}`,
    nothing: 'Nothing is loaded here yet.',
    onItsWay: 'A copy for your region is on its way. Look again in a moment.',
    nothingFilled: 'Nothing is filled in here yet.',
    first: (n: number, total: number) => `The first ${number(n)} of ${rows(total)}.`,
    page: 'Open the page',
    pageText:
      'On the page: all rows, with search, sorting, filters and Export. Its link works once; the page stays open for half an hour.',
    noted: 'That you opened this is in both companies’ histories.',
    more: (entity: string) => `Open data: ${entity}`,
    looked: 'Who has looked',
    lookedAt: (what: string) => `Opened or exported: ${what}`,
    lookedNever: 'Nobody has opened or exported this yet.',
    arrivalText: 'The link works once, in this browser. Then the page stays open for half an hour.',
    tables: 'Tables',
    search: 'Search in all text',
    filter: 'Filter by column',
    column: 'Column',
    comparison: 'Condition',
    value: 'Value',
    anyColumn: '– no filter –',
    comparisons: { has: 'contains', is: 'is', from: 'is at least', to: 'is at most', empty: 'is empty' },
    apply: 'Show',
    clear: 'Show all rows',
    wrong: (column: string, value: string, reason: string) =>
      `${column}: “${value}” ${reason}. No rows are shown until this filter is changed.`,
    found: (n: number, total: number) => `${number(n)} of ${rows(total)} found`,
    uncounted: 'So many rows that counting what fits takes too long',
    none: 'No row fits.',
    range: (from: number, to: number) => `Rows ${number(from)} to ${number(to)}`,
    pages: 'Pages',
    next: 'Next rows',
    previous: 'Previous rows',
    start: 'First rows',
    sortBy: (column: string) => `Sort by ${column}`,
    yes: 'yes',
    no: 'no',
    export: 'Export',
    exportFound: 'What is found',
    exportAll: 'All rows',
    exportWhich: 'Which rows',
    exportText: 'In the order of the key. The name of the file has the date of the load.',
    exportNoted: 'An export is in both companies’ histories. It breaks off when it is no longer shared meanwhile.',
    exportRefused: 'Change the filter first: nothing was exported.',
    busyHeading: 'Not now',
    busy: {
      person: (n: number) => `${exportsOf(n)} of yours are running. Try again when one has ended.`,
      company: (n: number) => `${exportsOf(n)} of your company are running. Try again when one has ended.`,
      everybody: (n: number) =>
        `${exportsOf(n)} are running, and there is no room for one more. Try again in a moment.`,
    },
    field: 'Field',
    over: 'Not shared any more',
    usedHeading: 'This link has been used',
    used: 'It works once, in one browser. Press “Open data” in Teams again for a new one.',
    endedHeading: 'This page has ended',
    ended: 'Press “Open data” in Teams again.',
  },
}

export type RowsWords = typeof rowsWords
