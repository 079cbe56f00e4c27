/** What is said in answers to questions (section 7). */
export const askingWords = {
  sharing: {
    given: 'What we share',
    received: 'What is shared with us',
    seen: 'Who sees our data',
    through: (names: string) => `through ${names}`,
    nothingGiven: 'You share nothing with anybody yet.',
    nothingReceived: 'Nobody shares anything with you yet.',
    givenTo: (partner: string, list: string) => `${partner} sees ${list}.`,
    yesGiven: (partner: string, list: string) => `Yes. ${partner} sees your ${list}.`,
    noGiven: (partner: string, entity: string) => `No. ${partner} does not see your ${entity}.`,
    nothingGivenTo: (partner: string) => `You share nothing with ${partner}.`,
    yesReceived: (partner: string, list: string) => `Yes. You see ${list} of ${partner}.`,
    noReceived: (partner: string, entity: string) => `No. You do not see ${entity} of ${partner}.`,
    nothingReceivedFrom: (partner: string) => `${partner} shares nothing with you.`,
    nobodyGives: (entity: string) => `Nobody shares ${entity} with you.`,
    nobodySees: (entity: string) => `Nobody else sees your ${entity}.`,
    keptIn: 'Your data is kept in',
    copiesIn: 'Copies may be in',
    noCopies: 'nowhere else',
    partner: (name: string, region: string) => `${name} (${region})`,
    more: (n: number) => `and ${n.toLocaleString('en')} more`,
  },
  /** What can be asked besides the commands, for the help. */
  examples: [
    ['what does Fabrikam share with us?', 'What you see of a partner'],
    ['does Fabrikam see our warehouses?', 'What a partner sees of you'],
    ['who sees our products?', 'Who sees your data, and where copies are'],
    ['which partners are below 50 %?', 'Partners by visibility'],
  ] as readonly (readonly [question: string, answer: string])[],
  answers: {
    isPartner: (partner: string) => `Yes. ${partner} is your partner.`,
    isNoPartner: (partner: string) => `No. ${partner} is not your partner.`,
    notAnswered: (partner: string) => `No. ${partner} has not answered yet.`,
    nothingOpen: (partner: string) => `Nothing of yours waits for an answer from ${partner}.`,
    below: (percent: string) => `Partners below ${percent}`,
    above: (percent: string) => `Partners above ${percent}`,
    none: 'No partner matches.',
    which: (said: string) => `Which company do you mean by “${said}”?`,
    understood: (list: string) => `I recognized: ${list}. I am not sure what you want to know. Perhaps one of these:`,
  },
}

export type AskingWords = typeof askingWords
