import { nearestCard } from '../../cards/asking/chat.ts'
import { whichCard } from '../../cards/delivery/home.ts'
import { shorten } from '../../cards/text.ts'
import type { Context, Reply } from '../actions/context.ts'
import { answers } from './answers.ts'
import { type Frame, frameOf } from './frame.ts'
import { isStrange } from './grammar.ts'
import { isQuestionKind, isWishKind, type Kind } from './kinds.ts'
import { remembered } from './memory.ts'
import { button, to } from './press.ts'
import type { Reading } from './reading.ts'
import { titleOf } from './title.ts'

/** From how many characters on a text is a pasted one rather than a question, and with how many sentences a shorter one (Q9). */
const LONG = 320
const PASTED = 180

/** Q7: what was understood and what was not, and the nearest things as buttons. */
export async function missed(
  context: Context,
  typed: string,
  reading: Reading,
  kinds: readonly Kind[],
): Promise<Reply> {
  const { reader } = context
  const { words } = reader
  const [company] = reading.companies
  const [collaboration] = reading.collaborations
  const [entity] = reading.entities
  const choicesOf = (nearest: readonly Kind[]) =>
    nearest.flatMap(kind => {
      if (isWishKind(kind)) return []
      const press = isQuestionKind(kind) ? answers[kind](frameOf(reading, kind)) : undefined
      return press ? button(titleOf(reader, kind), press) : []
    })
  const frame = frameOf(reading, kinds[0] ?? 'none')
  if (company) {
    const isPartner = company.status === 'connected'
    const nearest: readonly Kind[] =
      kinds.length > 0
        ? [...kinds, 'visibility', 'given', 'received']
        : isPartner
          ? ['visibility', 'given', 'received']
          : ['company', 'sent', 'changed']
    const choices = choicesOf([...new Set(nearest)]).slice(0, 3)
    return remembered(context, frame, {
      card: nearestCard(reader, words.chat.doYouWant(company.name), unknownIn(context, reading), choices),
      rows: [{ company: company.id }],
    })
  }
  if (entity) {
    const choices = choicesOf(['seen', 'received', 'given'])
    return remembered(context, frame, {
      card: nearestCard(reader, words.headings.help, [words.answers.understood(words.entities[entity])], choices),
    })
  }
  if (collaboration) {
    return remembered(context, frame, {
      card: nearestCard(
        reader,
        words.chat.doYouWant(collaboration.name),
        [],
        choicesOf(['collaborations', 'visibility', 'changed']),
      ),
    })
  }
  if (kinds.length > 0)
    return {
      card: nearestCard(reader, words.headings.help, [words.chat.unsure(shorten(typed, 200))], choicesOf(kinds)),
    }
  const lines = [words.chat.notUnderstood(shorten(typed, 200)), words.chat.nearest]
  return { card: nearestCard(reader, words.headings.help, lines, choicesOf(['inbox', 'visibility', 'help'])) }
}

const unknownIn = ({ reader: { words } }: Context, { tokens, said }: Reading): readonly string[] => {
  const strange = tokens.filter(isStrange).map(({ from, to: end }) => said.slice(from, end))
  return strange.length > 0 ? [words.chat.notUnderstood(strange.slice(0, 6).join(' '))] : []
}

/** Several companies could be meant: asked back, with a button for each. */
export async function which(context: Context, said: string, frame: Frame, reading: Reading): Promise<Reply> {
  const { kind } = frame
  const choices = frame.companies.slice(0, 5).flatMap(company => {
    const meant = { ...frame, companies: [company], isAmbiguous: false }
    const press = isQuestionKind(kind)
      ? answers[kind](meant)
      : to(kind === 'connect' ? 'connection.ask' : 'company.show', { company: company.id })
    return press ? button(company.name, press) : []
  })
  return remembered(
    context,
    { ...frame, companies: [] },
    {
      card: whichCard(context.reader, shorten(said, 200), choices),
      rows: reading.companies.map(({ id }) => ({ company: id })),
    },
  )
}

/** Q9: a pasted mail asks nothing; what it names is offered. */
export function isPasted(meant: string): boolean {
  const { length } = [...meant.trim()]
  const sentences = meant.split(/[.!?](?:\s|$)|[。！？\n]/u).filter(part => part.trim().length > 3).length
  return (
    length > LONG ||
    (length > PASTED && sentences >= 3) ||
    ((meant.match(/\n/gu) ?? []).length >= 2 && sentences >= 3 && length > 60) ||
    (isChinesePaste(meant) && (sentences >= 3 || (meant.match(/[；;。！？]/gu) ?? []).length >= 3))
  )
}
const isChinesePaste = (meant: string) => (meant.match(/\p{Script=Han}/gu) ?? []).length > 70

export async function pasted(context: Context, reading: Reading): Promise<Reply> {
  const { words } = context.reader
  const choices = [
    ...reading.collaborations.map(({ id, name, invitation }) =>
      button(
        name,
        invitation ? to('invitation.show', { invitation }) : to('collaborations.show', { collaboration: id }),
      ),
    ),
    ...reading.companies.map(({ id, name, status, connection }) =>
      button(
        name,
        status === 'pending' && connection
          ? to('connection.show', { connection })
          : to('company.show', { company: id }),
      ),
    ),
  ].slice(0, 6)
  const named = [...reading.collaborations, ...reading.companies].map(({ name }) => name)
  const frame = frameOf(reading, 'none')
  return remembered(context, frame, {
    card: nearestCard(context.reader, words.headings.help, [words.chat.pasted, context.reader.list(named)], choices),
  })
}
