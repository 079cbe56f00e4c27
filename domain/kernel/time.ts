const DAY = 86_400_000

/** The moment so many whole days (24 h each) later, or earlier when negative. */
export const daysAfter = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY)
