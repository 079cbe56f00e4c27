/** Kinds of errors, by the beginnings of their codes: of PostgreSQL, of a pooler before it, of the network. */
const unavailable = [
  // Lost lines (a pooler's every complaint is 08P01), not enough of something (disk, connections), shut down or starting.
  '08',
  '53',
  '57P',
  // Gave way to another; took too long; a standby that is not the primary any more or not yet; idle for too long.
  '40001',
  '40P01',
  '55P03',
  '57014',
  '25006',
  '25P03',
  // No room: of the disk, of what somebody may use of it, of what a file may have.
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  // The network.
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
]

/** Whether there was no room on a disk: nothing was changed, and somebody has to make some. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'].includes(`${error.code}`)

/** Whether a statement took longer than whoever asked it waits. */
export const isTooSlow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014'

/** Whether the database could not be reached or gave way: nothing was changed, and trying again may help. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    unavailable.some(kind => code.startsWith(kind)) ||
    ['KnexTimeoutError', 'TookTooLong'].includes(error.name) ||
    /Connection terminated|not queryable|timeout expired/.test(error.message)
  )
}
