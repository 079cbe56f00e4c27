const points = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'point' : 'points'}`

/** What is said of visibility over time. */
export const pastWords = {
  past: {
    heading: 'Over time',
    all: 'What you see of all your partners, over time',
    ofThem: (partner: string) => `What you see of ${partner}, over time`,
    ofUs: (partner: string) => `What ${partner} sees of you, over time`,
    ofBoth: (partner: string) => `You and ${partner}, over time`,
    inCollaboration: (title: string, collaboration: string) => `${title}: ${collaboration}`,
    of: (collaboration: string) => `${collaboration}, over time`,
    more: (n: number, from: string, to: string) => `${points(n)} more on ${to} than on ${from}`,
    less: (n: number, from: string, to: string) => `${points(n)} less on ${to} than on ${from}`,
    same: (from: string, to: string) => `The same on ${to} as on ${from}`,
    begun: (from: string, to: string) => `Nothing was requested on ${from}; on ${to} something is`,
    over: (from: string, to: string) => `On ${from} something was requested; on ${to} nothing is`,
    nothing: 'Nothing has been requested in that time.',
    known: (day: string) => `Known since ${day}. Each day has the score with which it ended (UTC).`,
    unknown: 'From today on I keep the score of each day. Ask again tomorrow.',
    before: (day: string) => `Of that time nothing is known: the first day that is known is ${day}.`,
    never: 'Of that time nothing is known: nothing had been requested.',
    ahead: 'That time has not come yet.',
    day: 'Day',
    earlier: (n: number) => `${n.toLocaleString('en')} more ${n === 1 ? 'change' : 'changes'} in between`,
    chart: 'Visibility score in per cent',
  },
}
