import type { Knex } from 'knex'

/** How many copies are in each state is asked again and again. */
export const up = ({ schema }: Knex) => schema.raw('create index copies_state on copies (state)')

export const down = ({ schema }: Knex) => schema.raw('drop index copies_state')
