import type { Timer } from '../kernel/event.ts'

/** How many jobs of one kind a process does at once, and for how many seconds a claim of one holds unless it is renewed. */
type Share = { readonly atOnce: number; readonly lease: number }

const quick: Share = { atOnce: 4, lease: 60 }

/**
 * Everything that is done later. Each kind has slots of its own, so that a slow mail server delays mail alone; a lease is
 * longer than its work can take.
 */
export const shares = {
  'connection.reminder': quick,
  'connection.expiry': quick,
  'invitation.reminder': quick,
  'invitation.escalation': quick,
  'invitation.expiry': quick,
  'prospect.mail': { atOnce: 4, lease: 300 },
  'prospect.expiry': quick,
  'prospects.import': { atOnce: 1, lease: 60 },
  'prospects.match': { atOnce: 1, lease: 60 },
  'erasure.reminder': quick,
  'erasure.due': { atOnce: 1, lease: 60 },
  retention: { atOnce: 1, lease: 60 },
  scores: { atOnce: 1, lease: 60 },
  'data.check': { atOnce: 2, lease: 60 },
  'data.load': { atOnce: 2, lease: 60 },
  'data.copies': { atOnce: 1, lease: 60 },
  'data.move': { atOnce: 1, lease: 60 },
} as const satisfies Readonly<Record<Timer['type'] | DailyKind | `data.${'check' | 'load' | 'copies' | 'move'}`, Share>>

/** What repeats itself every day, and concerns everything. */
export type DailyKind = 'retention' | 'scores'

export type JobKind = keyof typeof shares

export const jobKinds = Object.keys(shares) as readonly JobKind[]

/** What became of a job: it is over, or it is tried again; `repeat` is for what comes again and again. */
export type JobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'dead'; readonly why: string }
  | { readonly kind: 'retry'; readonly why: string; readonly at: Date }
  | { readonly kind: 'repeat'; readonly at: Date }
