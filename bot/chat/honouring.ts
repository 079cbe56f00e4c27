import type { Kind } from './kinds.ts'
import type { Reading } from './reading.ts'

/** Partners with a score, or the best of them, are asked for where scores are: a list of partners would drop that (Q1). */
export function honouring(
  kind: Kind,
  { conditions, companies, entities, direction, waits, isNot, has }: Reading,
): Kind {
  const { bounds, top, order } = conditions
  if (kind === 'partners' && companies.length === 0 && ((bounds ?? top) || (order && has('score', 'rank'))))
    return 'visibility'
  const isScored =
    (bounds ?? top ?? order) !== undefined || has('score', 'rank', 'give', 'see', 'get', 'average', 'why')
  if (kind === 'visibility' && waits && has('pending') && !isScored) return waits === 'us' ? 'inbox' : 'sent'
  // Who has given us no word is waited for.
  if (kind === 'received' && waits === 'them' && isNot && entities.length === 0 && has('answer') && !has('data'))
    return 'sent'
  // "Which partner does not see our products"
  if (kind === 'given' && direction === 'seen' && companies.length === 0 && entities.length > 0) return 'seen'
  // Who sees whose data is read, and not learnt.
  if ((kind === 'given' || kind === 'received') && (direction === 'given' || direction === 'received')) return direction
  // "What did Fabrikam ask us for that they do not have yet"
  if (kind === 'inbox' && isNot && companies.length === 1 && waits === 'us' && has('what') && has('they'))
    return 'given'
  // "Who have we never shared anything with" waits for nobody.
  const isSharing = isNot && has('give') && !has('answer', 'request', 'invitation', 'wait', 'pending', 'accepted')
  return (kind === 'inbox' || kind === 'sent') && isSharing && direction ? direction : kind
}
