import type { Knex } from 'knex'

/** Letters of other alphabets, and digits, that look like Latin letters, large or small, and those, in the same order. */
const strange = 'авекмнорстухѕіјԁһӏԛԝαβεζηικμνορτυχıɑɡ01'
const latin = 'abekmhopctyxsijdhlqwabezhikmnoptyxiagol'

/**
 * P1: names that people would take for each other, for their letters look alike. The key is of a `name_key`. Not unique, for there
 * may be such companies already: whoever takes a name is checked.
 */
export const up = ({ schema }: Knex) =>
  schema
    .raw(
      `create function look_of_name(name_key text) returns text language sql immutable strict parallel safe as $$
         select translate(name_key, '${strange}', '${latin}')
       $$`,
    )
    .raw('create index companies_look on companies (look_of_name(name_key), country)')

export const down = ({ schema }: Knex) =>
  schema.raw('drop index companies_look').raw('drop function look_of_name(text)')
