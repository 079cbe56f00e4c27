const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What stands around what is said: titles of parts, marks, and the names of buttons that stand for a thing. */
export const layoutWords = {
  layout: {
    open: (thing: string) => `Open ${thing}`,
    upTo: (label: string, limit: number) => `${label}, up to ${limit.toLocaleString('en')} characters`,
    youGet: 'You get',
    theyAskFor: 'They ask for',
    theySee: 'They see',
    youSee: 'You see',
    theyOffer: 'They offer',
    youOffer: 'You offer',
    nothing: 'Nothing',
    dataEntities: (n: number) => count(n, 'data entity', 'data entities'),
    seenAlready: (n: number) => `${n.toLocaleString('en')} they see already`,
    /** Two parts of a sentence, one after the other. */
    join: (one: string, other: string) => `${one}, ${other}`,
    extra: (entity: string) => `${entity} (extra)`,
    tick: 'Tick what you want to share; you need not share everything.',
    tickAnything: 'They request nothing in particular. Tick what you want to share.',
    shareMore: 'Share something else',
    otherOf: (group: string) => `${group}: not requested`,
    answerBy: (day: string) => `Answer by ${day}`,
    again: (day: string) => `You can ask again from ${day}`,
    over: 'Not accepted',
    toAnswer: 'Answer',
    toAsk: 'Ask',
    toSetUp: 'Set up',
  },
}

export type LayoutWords = typeof layoutWords
