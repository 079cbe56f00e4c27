import type { Verb } from '../../cards/verbs.ts'
import type { Button } from './buttons.ts'

/** Terms and what is said of privacy, taking everything along, and leaving (K5, K7, K8). */
export const leavingButtons: {
  readonly [V in Extract<Verb, 'terms.show' | `privacy.${string}` | `responsibilities.${string}`>]: Button
} = {
  'terms.show': { needs: 'member', about: [], carries: () => ({}) },
  'privacy.show': { needs: 'member', about: [], carries: () => ({}) },
  'responsibilities.show': { needs: 'member', about: [], carries: () => ({}) },
}
