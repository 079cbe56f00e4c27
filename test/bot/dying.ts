import type { Db } from '../../domain/storage/database.ts'

class Died extends Error {}

/**
 * Does something as a process that dies after so many statements: from then on none is sent any more, and what was open is rolled
 * back, as a server does when a connection is gone. True when it died.
 */
export async function dying(stores: readonly Db[], after: number, work: () => Promise<unknown>): Promise<boolean> {
  const clients = [...new Set(stores.map(({ client }) => client))]
  let left = after
  const listen = ({ sql }: { readonly sql: string }) => {
    if (/^rollback/i.test(sql)) return
    left -= 1
    if (left < 0) throw new Died('no more statements')
  }
  for (const client of clients) client.on('query', listen)
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Died)) throw error
  } finally {
    for (const client of clients) client.off('query', listen)
  }
  return left < 0
}
