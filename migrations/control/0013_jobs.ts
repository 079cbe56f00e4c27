import type { Knex } from 'knex'

/**
 * What is done later gets a table of its own, beside what is owed to a chat. `next_at` says when something may be tried, which
 * its order in time (`due_at`) does not change: while it is under way, or has failed, or waits behind another one, it is not
 * even looked at.
 */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('jobs', table => {
      table.bigIncrements('id')
      table.text('kind').notNullable()
      table.text('subject').index()
      table.integer('round').comment('of its subject: a later round has jobs of its own')
      table.text('dedupe_key').comment('one waiting job for one key')
      table.timestamp('due_at').notNullable()
      table.timestamp('next_at').notNullable().comment('when it may be tried; under way: when its lease ends')
      table.integer('attempts').notNullable().defaultTo(0)
      table.text('lease_owner')
      table
        .integer('fence')
        .notNullable()
        .defaultTo(0)
        .comment('rises with every claim: who was too slow settles nothing')
      table.jsonb('progress')
      table.text('outcome').checkIn(['done', 'dead', 'retry', 'repeat'])
      table.text('why')
      table.timestamp('created_at').notNullable()
      table.timestamp('settled_at').index()
    })
    .raw('create index jobs_next on jobs (kind, next_at, id) where settled_at is null')
    .raw('create unique index jobs_dedupe on jobs (dedupe_key) where settled_at is null')
    .raw(
      `insert into jobs (kind, subject, round, dedupe_key, due_at, next_at, attempts, fence, outcome, why, created_at, settled_at)
       select event, nullif(subject, 'retention'), round,
         case when event = 'retention' and revision > delivered then 'retention' end,
         due_at, greatest(due_at, retry_at, leased_until), attempts, fence,
         case when outcome = 'retry' then 'retry' when revision = delivered and outcome in ('dead', 'unreachable') then 'dead'
           when revision = delivered then 'done' end,
         why, created_at, case when revision = delivered then coalesce(settled_at, created_at) end
       from deliveries where person_id is null and company_id is null
         -- Of two days of retention that wait, the earlier one repeats itself.
         and not (event = 'retention' and revision > delivered and exists (
           select 1 from deliveries e where e.event = 'retention' and e.revision > e.delivered
             and (e.due_at, e.id) < (deliveries.due_at, deliveries.id)))
       order by id`,
    )
    .raw('delete from deliveries where person_id is null and company_id is null')
    .raw('drop index deliveries_owed')
    .raw('drop index deliveries_lane')
    .alterTable('deliveries', table => {
      table.timestamp('next_at').comment('when it may be tried; under way: when its lease ends')
      table
        .boolean('by_mail')
        .notNullable()
        .defaultTo(false)
        .comment('Teams does not reach this person, or it is about their address')
    })
    .raw('update deliveries set next_at = greatest(due_at, retry_at, leased_until)')
    .raw("update deliveries set by_mail = true where event = 'address'")
    .alterTable('deliveries', table => {
      table.dropNullable('next_at')
      table.dropColumn('retry_at')
      table.dropColumn('leased_until')
      table.dropColumn('round')
      table.check('(person_id is null) <> (company_id is null)', undefined, 'deliveries_recipient')
    })
    .raw('create index deliveries_next on deliveries (by_mail, next_at, id) where revision > delivered')
    .raw('create index deliveries_queue on deliveries (person_id, by_mail, due_at, id) where revision > delivered')

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop index deliveries_queue')
    .raw('drop index deliveries_next')
    .alterTable('deliveries', table => {
      table.dropChecks('deliveries_recipient')
      table.integer('round').comment('timers only: the round they watch')
      table.timestamp('retry_at')
      table.timestamp('leased_until')
    })
    .raw('update deliveries set retry_at = next_at where revision > delivered and next_at > due_at')
    .alterTable('deliveries', table => {
      table.dropColumn('by_mail')
      table.dropColumn('next_at')
    })
    .raw('create index deliveries_owed on deliveries (due_at, id) where revision > delivered')
    .raw('create index deliveries_lane on deliveries (person_id, due_at, id) where revision > delivered')
    .raw(
      `insert into deliveries (subject, event, round, dedupe_key, due_at, retry_at, attempts, fence, delivered, outcome, why, created_at, settled_at)
       select coalesce(subject, 'retention'), kind, round, dedupe_key, due_at, nullif(next_at, due_at), attempts, fence,
         case when settled_at is null then 0 else 1 end,
         case outcome when 'dead' then 'dead' when 'done' then 'rung' when 'retry' then 'retry' end, why, created_at, settled_at
       from jobs order by id`,
    )
    .dropTable('jobs')
