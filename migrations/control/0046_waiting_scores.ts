import type { Knex } from 'knex'

/**
 * V2: whether a score was that of somebody who had not answered yet when the day ended. Of days before this it is not known; of those
 * who wait now it is recorded by the next night.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('past_scores', table => {
      table
        .boolean('is_waiting')
        .notNullable()
        .defaultTo(false)
        .comment('nothing had been answered yet, as far as is known')
    })
    .raw('update sights set is_recorded = false where is_waiting')

export const down = ({ schema }: Knex) => schema.alterTable('past_scores', table => table.dropColumn('is_waiting'))
