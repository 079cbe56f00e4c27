import type { Knex } from 'knex'

/** Words at the end of a name that say which form a company has, as they were when this was made. */
const forms =
  'inc|incorporated|corp|corporation|ltd|limited|llc|l l c|llp|plc|p l c|pty|pte|pvt|gmbh|ag|kg|kgaa|ohg|ug|se|co|company|bv|b v|nv|n v|sas|s a s|sarl|sa|s a|srl|s r l|spa|s p a|oy|oyj|ab|as|asa|aps'

/** Letters of other alphabets, and digits, that look like Latin letters, large or small, and those, in the same order. */
const strange = 'авекмнорстухѕіјԁһӏԛԝαβεζηικμνορτυχıɑɡ01'
const latin = 'abekmhopctyxsijdhlqwabezhikmnoptyxiagol'

/**
 * P1: names that people would take for each other: those that differ in their legal form, in spaces, or in letters that look alike. The
 * key is of a `name_key`. Not unique, for there may be such companies already: whoever takes a name is checked.
 */
export const up = ({ schema }: Knex) =>
  schema
    .raw(
      `create function look_of_name(name_key text) returns text language sql immutable strict parallel safe as $$
         select translate(replace(coalesce(nullif(
           regexp_replace(regexp_replace(name_key, '(股份有限公司|有限责任公司|股份公司|有限公司|公司)$', ''), '( (${forms}))+$', ''),
           ''), name_key), ' ', ''), '${strange}', '${latin}')
       $$`,
    )
    .raw('create index companies_look on companies (look_of_name(name_key), country)')

export const down = ({ schema }: Knex) =>
  schema.raw('drop index companies_look').raw('drop function look_of_name(text)')
