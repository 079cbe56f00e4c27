import { sentenceCard } from '../../cards/sentence.ts'
import { listPeople } from '../../domain/company/people.ts'
import type { Context, Reply } from '../actions/context.ts'
import { type Recalled, remembered } from './memory.ts'
import { type Press, pressed, to } from './press.ts'
import type { SmallTalk } from './small-talk.ts'

/** Q5, Q6: one line, or what was shown before, once more, further or in detail. */
export async function talk(context: Context, small: SmallTalk, recalled: Recalled | undefined): Promise<Reply> {
  const { chat } = context.reader.words
  const last = recalled?.press
  switch (small) {
    case 'human': {
      const { people } = await listPeople(context.db, context.by, { offset: 0, limit: 10 })
      return line(
        context,
        chat.human(context.reader.list(people.filter(({ role }) => role === 'admin').map(({ name }) => name))),
      )
    }
    case 'yes':
      return last && isAsking(last) ? pressed(context, last) : line(context, chat.nothingToConfirm)
    case 'no':
      return line(context, chat.nothingChanged)
    case 'more': {
      if (!last || !paged.test(last.verb)) return line(context, chat.nothingMore)
      const next = { ...last, data: { ...last.data, page: Number(last.data.page ?? 0) + 1 } }
      return recalled
        ? remembered(context, recalled.frame, await pressed(context, next))
        : line(context, chat.nothingMore)
    }
    case 'greet':
      return pressed(context, to('help.show'))
    case 'how':
      return recalled && last?.verb.startsWith('visibility.')
        ? remembered(context, recalled.frame, await pressed(context, last))
        : why(context, recalled)
    case 'why':
      return why(context, recalled)
    default:
      return line(context, chat[small])
  }
}

const isAsking = ({ verb }: Press) =>
  /-ask$|\.new$|\.fill$|\.edit$|\.show$/.test(verb) &&
  /-ask$|collaboration\.|invitation\.|connection\.|prospect\.|notes\./.test(verb)
const paged = /^(?:visibility\.show|inbox|sent|partners|directory|given|received|collaborations|history)/

/** What explains what was shown: how visible a partner is, and why, or what became of a request. */
function why(context: Context, recalled: Recalled | undefined): Promise<Reply> {
  const { frame, rows = [] } = recalled ?? {}
  const [collaboration] = frame?.collaborations ?? []
  if (collaboration && frame?.kind === 'visibility' && recalled?.press) return pressed(context, recalled.press)
  const company =
    frame?.companies[0] ?? (collaboration ? undefined : rows.at(frame?.conditions.order === 'most' ? -1 : 0)?.company)
  if (collaboration && !company) return pressed(context, to('collaborations.show', { collaboration: collaboration.id }))
  if (!company) return line(context, context.reader.words.chat.nothingShown)
  return pressed(
    context,
    company.status === 'connected'
      ? to('visibility.partner', { company: company.id })
      : to('sent.show', { company: company.id }),
  )
}

export const line = async ({ reader }: Context, said: string): Promise<Reply> => ({ card: sentenceCard(reader, said) })
