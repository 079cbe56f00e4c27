/** Whether a row of `connections` is of these two companies, whichever of them asked; in the words of its index. All are SQL. */
export const isPair = (row: string, one: string, other: string) =>
  `(least(${row}.requester_id, ${row}.receiver_id) = least(${one}, ${other})
    and greatest(${row}.requester_id, ${row}.receiver_id) = greatest(${one}, ${other}))`

/** Of two columns the one that does not hold our own company. All are SQL. */
export const otherOf = (own: string, one: string, other: string) =>
  `case when ${one} = ${own} then ${other} else ${one} end`
