import type { Knex } from 'knex'

/**
 * What is looked at in pages is found in their order, however much there is: so no question takes longer because others have
 * asked much.
 */
const indexes = {
  // What somebody is owed, or is not told; what has waited longest; what has failed, which holds up what came after it.
  deliveries_person: 'deliveries (person_id)',
  deliveries_missed: `deliveries (person_id, settled_at)
    where activity_id is null and outcome in ('unreachable', 'dead')`,
  deliveries_due: 'deliveries (due_at) where revision > delivered',
  deliveries_failed: 'deliveries (person_id, by_mail, next_at) where revision > delivered and attempts > 0',
  reminder_stops_subject: 'reminder_stops (subject)',
  jobs_due: 'jobs (kind, due_at) where settled_at is null',
  // A history by time, and of one thing.
  audit_entries_at: 'audit_entries (company_id, at, seq)',
  audit_entries_subject: 'audit_entries (company_id, subject)',
  connection_sides_connection: 'connection_sides (connection_id)',
  connections_waiting: "connections (receiver_id, asked_at, id) where status = 'pending'",
  connections_asked: "connections (requester_id) where status = 'connected'",
  connections_accepted: "connections (receiver_id) where status = 'connected'",
  connections_sent: `connections (requester_id, (answered_at is not null), coalesce(answered_at, asked_at) desc, id)
    where status in ('pending', 'declined', 'expired', 'cancelled')`,
  // By whatever else is sorted by name: without a look at the whole profile of each.
  companies_names: 'companies (id) include (name, region)',
  companies_private: 'companies (id) include (name_key) where not is_public',
  companies_listed: 'companies (name, id) where is_public',
  companies_industry: 'companies (industry, name, id) where is_public',
  invitations_asking: "invitations (partner_id, asked_at, id) where status = 'waiting' or cardinality(added) > 0",
  invitations_over: "invitations (answered_at) where status not in ('draft', 'waiting', 'accepted')",
} as const

export async function up(knex: Knex) {
  for (const [name, of] of Object.entries(indexes)) await knex.raw(`create index ${name} on ${of}`)
}

export async function down(knex: Knex) {
  for (const name of Object.keys(indexes)) await knex.raw(`drop index ${name}`)
}
