import { countriesOf, type Place } from '../../domain/company/continent.ts'
import type { Called } from './called.ts'
import type { NamedToken } from './names.ts'

/** How many of them are heeded. */
const MOST = 6

/** "In Germany or China": any of them, as buttons carry it. */
export const placesIn = (called: readonly Called[]): Place | undefined =>
  joinedOf(
    called.map(each =>
      each.kind === 'country' ? each.country : each.kind === 'continent' ? each.continent : undefined,
    ),
  )
/** "In Europe, but not in Germany": what is left out of it, where that lies within. */
export const lessOf = (inside: Place, apart: Place | undefined): Place => {
  const within = new Set(countriesOf(inside))
  const isWithin = apart !== undefined && countriesOf(apart).every(country => within.has(country))
  const less = [inside, ...(apart ?? '').split(',').map(each => `-${each}`)].join()
  return isWithin && less.split(',').length <= MOST ? less : inside
}
/** "Logistics or plastics": any of them. */
export const industriesIn = (called: readonly Called[]): string | undefined =>
  joinedOf(called.map(each => (each.kind === 'industry' ? each.industry : undefined)))
const joinedOf = (named: readonly (string | undefined)[]): string | undefined =>
  [...new Set(named.filter(each => each !== undefined))].slice(0, MOST).join() || undefined

/** "Not American", "不属于物流行业": what stands before it denies it. */
export const isDenied = (tokens: readonly NamedToken[], ...kinds: readonly string[]) =>
  tokens.some(
    (token, at) =>
      token.called.some(({ kind }) => kinds.includes(kind)) &&
      [1, 2].some(
        off =>
          (tokens[at - off]?.tags.includes('not') &&
            (off === 1 || tokens[at - 1]?.tags.every(tag => tag === 'filler' || tag === 'from'))) ||
          /^(?:不属于|不做|非|不在|except|ausser|non)$/.test(tokens[at - off]?.word ?? ''),
      ),
  )
