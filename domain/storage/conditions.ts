/**
 * Conditions of a statement, each of which begins with `and`; one that is not wanted is not in the statement, for the server cannot
 * plan around one that may not hold.
 */
export const allOf = (...conditions: readonly (string | false | null | undefined)[]): string =>
  conditions.filter(Boolean).join(' ')
