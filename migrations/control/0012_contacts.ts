import type { Knex } from 'knex'

/**
 * A contact address counts when its reader has said that it is theirs; those given before have yet to be asked. Beside it: the
 * words of private names are looked at no more, so that nobody can feel that they are there.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('companies', table => {
      table.text('contact_confirmed').index().comment('lower case; counts while it is the contact address')
      table.timestamp('contact_asked_at').comment('when it was asked; a link of another moment confirms nothing')
    })
    .raw('drop index companies_name_words')
    .raw(
      `create index companies_public_words on companies using gin (string_to_array(name_key, ' '))
       with (fastupdate = off) where is_public`,
    )
    .raw('drop trigger keep_name_words on companies')
    .raw(
      `create trigger keep_name_words after insert or update of name_key, is_public on companies
       for each row when (new.is_public) execute function keep_name_words()`,
    )
    .raw(
      `delete from name_words where word not in (
         select word from companies, unnest(string_to_array(name_key, ' ')) word where is_public)`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop trigger keep_name_words on companies')
    .raw(
      `create trigger keep_name_words after insert or update of name_key on companies
       for each row execute function keep_name_words()`,
    )
    .raw(
      `insert into name_words
       select distinct word from companies, unnest(string_to_array(name_key, ' ')) word where word <> ''
       on conflict do nothing`,
    )
    .raw('drop index companies_public_words')
    .raw(
      `create index companies_name_words on companies using gin (string_to_array(name_key, ' ')) with (fastupdate = off)`,
    )
    .raw("delete from deliveries where event = 'contact'")
    .alterTable('companies', table => {
      table.dropColumn('contact_asked_at')
      table.dropColumn('contact_confirmed')
    })
