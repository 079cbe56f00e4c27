import { withMore } from '../../cards/asking/chat.ts'
import { subtle } from '../../cards/kit.ts'
import type { Context, Reply } from '../actions/context.ts'
import { rows } from './answers.ts'
import { pressed, to } from './press.ts'
import type { Grant, Wish } from './wish.ts'

/** What is to be taken out: the history, everything, or the rows of a table (K2, K6, K7). */
export const exporting: Grant = async (context, wish) => {
  if (/histor|verlauf|audit(?!or)|changes|änderung|历史|变更|记录/iu.test(wish.said))
    return pressed(context, to('history.show'))
  return isOfAll(wish) ? pressed(context, to('leaving.export')) : exported(context, wish)
}

/** K7: everything that the company owns, rather than a table of it. */
export const isOfAll = ({ said, companies, entities }: Wish) =>
  companies.length + entities.length === 0 &&
  /\b(?:everything|(?:the |our )?(?:whole|full|entire|complete) company|our company|company export|all (?:our|of our|the) (?:company )?data|alles|komplett\w*|ganze firma|unsere firma|unser unternehmen|gesamtexport)\b|全部数据|所有数据|整个公司|公司的?全部|我们公司/iu.test(
    said,
  )

/** K2: the first rows, with the page on which they are exported, and what was asked for by its name. */
async function exported(context: Context, wish: Wish): Promise<Reply> {
  const reply = await pressed(context, rows(wish, true))
  const named = context.reader.list(wish.entities.map(entity => context.reader.words.entities[entity]))
  return named === '' ? reply : { ...reply, card: withMore(reply.card, subtle(named)) }
}
