import type { Knex } from 'knex'

/**
 * Every word that some company's name has: however many companies there are called Systems, the word is looked at once when
 * somebody misspells it. A word that no name has any more does no harm. Beside it: how an answer came, and an address that
 * waits until its reader confirms it.
 */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('name_words', table => {
      table.text('word').primary()
    })
    .raw('create index name_words_trgm on name_words using gin (word gin_trgm_ops) with (fastupdate = off)')
    .raw(
      `create function keep_name_words() returns trigger language plpgsql as $$
       begin
         insert into name_words
         -- In one order, so that two companies at once never wait for each other.
         select distinct word from unnest(string_to_array(new.name_key, ' ')) word where word <> '' order by word
         on conflict do nothing;
         return null;
       end $$`,
    )
    .raw(
      `create trigger keep_name_words after insert or update of name_key on companies
       for each row execute function keep_name_words()`,
    )
    .raw(
      `insert into name_words
       select distinct word from companies, unnest(string_to_array(name_key, ' ')) word where word <> ''`,
    )
    // Companies are read for every sentence and written once: what is new need not wait in a list that is searched through.
    .raw(
      `create index companies_name_words on companies using gin (string_to_array(name_key, ' ')) with (fastupdate = off)`,
    )
    .alterTable('connections', table => {
      table.text('answered_through').comment('how the answer came, when not in Teams')
    })
    .alterTable('invitations', table => {
      table.text('answered_through').comment('how the answer came, when not in Teams')
    })
    .alterTable('people', table => {
      table.text('asked_email').comment('typed, and written to only to ask whether it is theirs')
      table.timestamp('email_asked_at').comment('when; a link of another moment confirms nothing')
      table.check('(asked_email is null) = (email_asked_at is null)', undefined, 'people_asked_email')
    })

export const down = ({ schema }: Knex) =>
  schema
    .alterTable('people', table => {
      table.dropColumn('asked_email')
      table.dropColumn('email_asked_at')
    })
    .alterTable('invitations', table => table.dropColumn('answered_through'))
    .alterTable('connections', table => table.dropColumn('answered_through'))
    .raw('drop index companies_name_words')
    .raw('drop trigger keep_name_words on companies')
    .raw('drop function keep_name_words()')
    .dropTable('name_words')
