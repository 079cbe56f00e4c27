import type { Verb } from '../../cards/verbs.ts'
import type { Button } from './buttons.ts'

/** Terms and what is said of privacy, taking everything along, and leaving (K5, K7, K8). */
export const leavingButtons: {
  readonly [V in Extract<
    Verb,
    'terms.show' | `privacy.${string}` | `responsibilities.${string}` | `leaving.${string}`
  >]: Button
} = {
  'terms.show': { needs: 'member', about: [], carries: () => ({}) },
  'privacy.show': { needs: 'member', about: [], carries: () => ({}) },
  'responsibilities.show': { needs: 'member', about: [], carries: () => ({}) },
  'leaving.show': { needs: 'member', about: [], carries: () => ({}) },
  'leaving.export': { needs: 'admin', about: [], carries: () => ({}) },
  'leaving.erase-ask': { needs: 'admin', about: [], carries: () => ({}) },
  'leaving.erase': { needs: 'admin', about: [], carries: () => ({ name: 'Contoso' }) },
  'leaving.take-back': { needs: 'admin', about: [], carries: () => ({}) },
  'leaving.forget-ask': { needs: 'member', about: [], carries: () => ({}) },
  'leaving.forget': { needs: 'member', about: [], carries: () => ({}) },
}
