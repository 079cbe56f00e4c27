import type { Verb } from '../../cards/verbs.ts'
import type { Button } from './buttons.ts'

/** What is loaded, where it is kept, and what is seen of it (K1, K2, K4). */
export const dataButtons: {
  readonly [V in Extract<Verb, `data.${string}` | `region.${string}` | `rows.${string}` | 'visibility.past'>]: Button
} = {
  'rows.show': {
    needs: 'member',
    about: ['company'],
    carries: ({ partner }) => ({ company: partner.by.company, entity: 'products' }),
  },
  'visibility.past': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
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
