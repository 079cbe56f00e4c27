import { ALL } from '../collaboration/past-scores.ts'
import { OPERATOR } from '../kernel/ids.ts'
import { BATCH } from '../storage/batches.ts'
import { nameStep, readerSteps, refusalsOf, type Step } from './readers.ts'

const people = 'select id from people where company_id = :company'

/**
 * K7: what is done with the rows of a company that is erased, table by table, in this order; what refers to others goes first. What
 * another company's cards and histories refer to stays as a row without a name or a text.
 */
export const companySteps: readonly Step[] = [
  refusalsOf('select contact_confirmed from companies where id = :company and contact_confirmed is not null'),
  ...readerSteps(people),
  {
    table: 'conversations',
    sql: `delete from conversations where id in (
      select id from conversations where person_id is null and tenant_id = :tenant and seen_at <= :begun limit ${BATCH})`,
  },
  {
    table: 'deliveries',
    sql: `delete from deliveries where id in (select id from deliveries where company_id = :company limit ${BATCH})`,
  },
  { table: 'company_channels', sql: 'delete from company_channels where company_id = :company' },
  { table: 'visits', sql: 'delete from visits where owner_id = :company' },
  { table: 'openings', sql: 'delete from openings where viewer_id = :company or owner_id = :company' },
  { table: 'mappings', sql: 'delete from mappings where company_id = :company' },
  { table: 'current_loads', sql: 'delete from current_loads where company_id = :company' },
  {
    table: 'jobs',
    sql: `delete from jobs where id in (
      select j.id from uploads u join jobs j on j.subject = 'upload:' || u.id where u.company_id = :company limit ${BATCH})`,
  },
  { table: 'uploads', sql: batch('uploads', 'company_id = :company') },
  { table: 'loads', sql: batch('loads', 'company_id = :company') },
  { table: 'added_addresses', sql: 'delete from added_addresses where company_id = :company' },
  {
    table: 'matches',
    sql: `delete from matches where (import_id, other_id) in (
      select import_id, other_id from matches where company_id = :company limit ${BATCH})`,
  },
  {
    table: 'matches',
    sql: `delete from matches where (import_id, other_id) in (
      select import_id, other_id from matches where other_id = :company limit ${BATCH})`,
  },
  { table: 'imports', sql: 'delete from imports where company_id = :company' },
  { table: 'terms_acceptances', sql: 'delete from terms_acceptances where company_id = :company' },
  { table: 'notes', sql: batch('notes', 'company_id = :company') },
  {
    table: 'invitations',
    sql: `update invitations set ended_name = :collaboration where id in (
      select id from invitations where owner_id = :company and ended_name <> :collaboration limit ${BATCH})`,
  },
  {
    table: 'invitations',
    sql: `update invitations set reason = null where id in (
      select id from invitations where partner_id = :company and reason is not null limit ${BATCH})`,
  },
  {
    table: 'collaborations',
    sql: `update collaborations set name = :collaboration, note = null, status = 'deleted' where id in (
      select id from collaborations where owner_id = :company and name <> :collaboration limit ${BATCH})`,
  },
  {
    table: 'connections',
    sql: `update connections set note = null where id in (
      select id from connections where requester_id = :company and note is not null limit ${BATCH})`,
  },
  {
    table: 'connections',
    sql: `update connections set comment = null where id in (
      select id from connections where receiver_id = :company and comment is not null limit ${BATCH})`,
  },
  {
    table: 'connection_sides',
    sql: `delete from connection_sides where company_id = :company and connection_id in (
      select connection_id from connection_sides where company_id = :company limit ${BATCH})`,
  },
  {
    table: 'past_scores',
    sql: `delete from past_scores where (owner_id, partner_id, collaboration_id, day) in (
      select owner_id, partner_id, collaboration_id, day from past_scores where owner_id = :company limit ${BATCH})`,
  },
  {
    table: 'past_scores',
    sql: `delete from past_scores where (owner_id, partner_id, collaboration_id, day) in (
      select owner_id, partner_id, collaboration_id, day from past_scores
      where partner_id = :company and partner_id <> '${ALL}' limit ${BATCH})`,
  },
  { table: 'sights', sql: 'delete from sights where viewer_id = :company or giver_id = :company' },
  {
    table: 'jobs',
    sql: `delete from jobs where id in (
      select j.id from prospects p join jobs j on j.subject = 'prospect:' || p.id where p.inviter_id = :company limit ${BATCH})`,
  },
  {
    table: 'jobs',
    sql: `delete from jobs where subject in ('profile:' || :company::text, 'data:' || :company::text)`,
  },
  // Entries about an invitation by e-mail that reached it hold its name and its address.
  {
    table: 'audit_entries',
    sql: `update audit_entries set written = null where (company_id, seq) in (
      select a.company_id, a.seq from prospects p
      join audit_entries a on a.company_id = p.inviter_id and a.subject = 'prospect:' || p.id
      where p.company_id = :company and a.written is not null limit ${BATCH})`,
  },
  { table: 'prospects', sql: batch('prospects', 'inviter_id = :company') },
  {
    table: 'prospects',
    sql: `update prospects set name = :mark, email = '', email_key = 'erased ' || id, duns = null, code = 'erased ' || id,
        status = case status when 'pending' then 'expired' else status end, ended_at = coalesce(ended_at, :at)
      where id in (select id from prospects where company_id = :company and name <> :mark limit ${BATCH})`,
  },
  {
    table: 'audit_entries',
    sql: `update audit_entries set written = null where (company_id, seq) in (
      select company_id, seq from audit_entries where company_id = :company and written is not null limit ${BATCH})`,
  },
  {
    table: 'audit_entries',
    sql: `update audit_entries set written = null where (company_id, seq) in (
      select a.company_id, a.seq from (
        select case when n.requester_id = :company then n.receiver_id else n.requester_id end as other, 'connection:' || n.id as subject
        from connections n where n.requester_id = :company or n.receiver_id = :company
        union all
        select i.partner_id, 'invitation:' || i.id from invitations i where i.owner_id = :company
        union all
        select i.owner_id, 'invitation:' || i.id from invitations i where i.partner_id = :company
        union all
        select i.partner_id, 'invitation:' || i.id from past_invitations i join collaborations c on c.id = i.collaboration_id
        where c.owner_id = :company
        union all
        select c.owner_id, 'invitation:' || i.id from past_invitations i join collaborations c on c.id = i.collaboration_id
        where i.partner_id = :company) s
      join audit_entries a on a.company_id = s.other and a.subject = s.subject
      join people p on p.id = a.person_id and p.company_id = :company
      where a.written is not null limit ${BATCH})`,
  },
  {
    table: 'audit_entries',
    sql: `update audit_entries set written = null
      where company_id = '${OPERATOR}' and written ->> 'tenant' = :tenant`,
  },
  nameStep(people),
  // Whatever no public company is called any more.
  {
    table: 'name_words',
    sql: `delete from name_words where word in (
      select w.word from name_words w where not exists (
        select 1 from companies k where k.is_public and string_to_array(k.name_key, ' ') @> array[w.word]) limit ${BATCH})`,
  },
]

/** Tables in which nothing of a company is to be erased, and why. @internal Exported for tests alone. */
export const untouched: Readonly<Record<string, string>> = {
  audit_heads: 'where each history ends: a number and a seal, so that it still verifies',
  companies: 'its own row is left last of all, without a name: see `finishErasure`',
  copies: 'gone before that: see `endCopies`',
  entities: 'the catalogue',
  erasures: 'that it was erased, and when',
  past_invitations: 'ids alone',
  regions: 'of the operator',
  secrets: 'of the operator',
  store: 'of the operator',
  templates: 'the catalogue',
}

function batch(table: string, where: string): string {
  return `delete from ${table} where id in (select id from ${table} where ${where} limit ${BATCH})`
}
