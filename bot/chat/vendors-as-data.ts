import type { Tag } from './lexicon.ts'
import type { NamedToken } from './names.ts'

/** "Does Datum see our vendors": the vendors of a company are data where a partner sees or gives them. */
export function asData(tokens: readonly NamedToken[]): readonly NamedToken[] {
  const has = (...tags: readonly Tag[]) => tokens.some(token => tags.some(tag => token.tags.includes(tag)))
  if (!tokens.some(({ companies }) => companies) || !has('give', 'see', 'get')) return tokens
  return tokens.map((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]]
    const isOwned =
      !next?.tags.includes('number') &&
      /^(?:vendors?|suppliers?|lieferanten|zulieferer|供应商|供应商名单|供应商列表|vendor list|supplier list|lieferantenliste)$/.test(
        token.word,
      ) &&
      (before?.companies ||
        before?.tags.some(tag => tag === 'our') ||
        /^(?:their|its|ihre|seine|的|他们的)$/.test(before?.word ?? ''))
    return isOwned ? { ...token, tags: [], called: [{ kind: 'entity', entity: 'vendors' }] } : token
  })
}
