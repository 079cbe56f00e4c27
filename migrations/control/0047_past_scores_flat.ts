import type { Knex } from 'knex'

/**
 * What is removed at night is found by an index, however much is kept: a score of the past that a later one has replaced. Scores of
 * all partners, which every company has, are out of the index of partners: it was taken for them, too, and read those of
 * all companies.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('past_scores', table => {
      table.date('replaced_on').comment('the day of the next row; null where it still holds')
    })
    .raw('drop index past_scores_day')
    .raw('drop index past_scores_partner')
    .raw(
      `update past_scores s set replaced_on = n.day from (
         select owner_id, partner_id, collaboration_id, day as since, lead(day) over (
           partition by owner_id, partner_id, collaboration_id order by day) as day
         from past_scores) n
       where (s.owner_id, s.partner_id, s.collaboration_id, s.day) = (n.owner_id, n.partner_id, n.collaboration_id, n.since)`,
    )
    .raw('create index past_scores_replaced on past_scores (replaced_on) where replaced_on is not null')
    .raw('create index past_scores_ended on past_scores (day) where replaced_on is null and asked = 0')
    .raw(`create index past_scores_partner on past_scores (partner_id, collaboration_id) where partner_id <> ${ZEROS}`)

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop index past_scores_partner')
    .raw('create index past_scores_partner on past_scores (partner_id, collaboration_id)')
    .raw('create index past_scores_day on past_scores (day)')
    .alterTable('past_scores', table => {
      table.dropColumn('replaced_on')
    })

const ZEROS = `'00000000-0000-0000-0000-000000000000'`
