const DAY = 86_400_000

/** The moment so many whole days (24 h each) later, or earlier when negative. */
export const daysAfter = (moment: Date, days: number) => new Date(moment.getTime() + days * DAY)

/** The moment so many minutes later. */
export const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)
