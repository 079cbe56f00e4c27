import { provide } from './hooks.ts'

const start = new Date('2026-03-02T09:00:00Z')
let now = start

/** The clock of all tests: it stands still until a test moves it. */
export const clock = () => new Date(now)

export const passDays = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

export const passMinutes = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

export const resetClock = () => {
  now = start
}

provide({ reset: resetClock })
