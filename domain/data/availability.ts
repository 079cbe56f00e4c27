import type { Entity } from '../collaboration/entity.ts'
import type { Db } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../network/person.ts'

/** A7: says for which entities the company has data, until data can be loaded. Refuses `needs-role` below admin. */
export const declareData = (db: Db, by: Actor, entities: readonly Entity[]) =>
  db.transaction(async trx => {
    mustBe(by, 'admin')
    await trx('available_data').where({ company_id: by.company }).delete()
    if (entities.length > 0) {
      const rows = entities.map(entity => ({ company_id: by.company, entity }))
      await trx('available_data').insert(rows).onConflict(['company_id', 'entity']).ignore()
    }
    await record(trx, by, {
      events: [
        {
          type: 'data.declared',
          subject: `profile:${by.company}`,
          concerns: [by.company],
          tell: [],
          facts: { entities: entities.join() },
        },
      ],
    })
  })
