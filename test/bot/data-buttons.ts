import type { Verb } from '../../cards/verbs.ts'
import type { Button } from './buttons.ts'

/** Who may press what about our data, and where it is kept. */
export const dataButtons: { readonly [V in Extract<Verb, `${'data' | 'region'}.${string}`>]: Button } = {
  'data.show': { needs: 'member', about: [], carries: () => ({}) },
  'data.table': { needs: 'member', about: [], carries: () => ({ table: 'Vendor' }) },
  'data.load': { needs: 'responder', about: [], carries: () => ({ table: 'Vendor' }) },
  'region.show': { needs: 'member', about: [], carries: () => ({}) },
  'region.ask': { needs: 'admin', about: [], carries: () => ({ region: 'apac' }) },
  'region.move': { needs: 'admin', about: [], carries: () => ({ region: 'apac' }) },
  'data.delete-ask': { needs: 'responder', about: [], carries: () => ({ table: 'Vendor' }) },
  'data.delete': { needs: 'responder', about: [], carries: ({ load }) => ({ table: 'Vendor', load }) },
  'data.restore': { needs: 'responder', about: [], carries: ({ previous }) => ({ table: 'Vendor', load: previous }) },
}
