import { DateTime } from 'luxon'
import { withMore } from '../../cards/asking/chat.ts'
import { leftOutText } from '../../cards/asking/conditions.ts'
import { foreign } from '../../cards/asking/foreign.ts'
import type { Action } from '../../cards/elements.ts'
import { subtle } from '../../cards/kit.ts'
import { languageOf, type languages } from '../../cards/languages.ts'
import { readerOf } from '../../cards/reader.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { chooseLanguage, REMEMBERED } from '../../domain/delivery/memories.ts'
import { legible } from '../../domain/kernel/text.ts'
import { findNames } from '../../domain/views/names.ts'
import type { Context, Reply } from '../actions/context.ts'
import { answers } from './answers.ts'
import { clausesOf } from './clauses.ts'
import { commandOf, runCommand } from './commands.ts'
import { decide, honouring } from './decision.ts'
import { completed, follow } from './follow-up.ts'
import { type Frame, frameOf } from './frame.ts'
import { codeIn } from './invite.ts'
import { isQuestionKind, isWishKind } from './kinds.ts'
import { chosenLanguage, type Foreign, languageIn } from './language.ts'
import { isStrange } from './learner.ts'
import { isApart, leftOut } from './left-out.ts'
import { type Recalled, recall, referredIn, remembered } from './memory.ts'
import { nameWords } from './names.ts'
import { isPasted, missed, pasted, which } from './nearest.ts'
import { button, type Press, pressed, to } from './press.ts'
import { type Reading, readSentence } from './reading.ts'
import { smallTalkIn } from './small-talk.ts'
import { plain } from './spoken.ts'
import { line, talk } from './talk.ts'
import { titleOf } from './title.ts'
import { cut } from './tokens.ts'
import { unaccounted } from './unaccounted.ts'
import { wishes } from './wishes.ts'

/** Longest sentence that is read, in characters. */
const SENTENCE = 500

/** A typed sentence, in whatever language we speak: a command, a wish, a question, or what was understood of it. */
export async function say(asked: Context, typed: string, meant = plain(typed)): Promise<Reply> {
  const said = beginning(meant)
  const command = commandOf(said)
  const spoken = command?.language ?? languageIn(said)
  const language = spoken && (languageOf(spoken) ?? undefined)
  const isTheirs = language === undefined || language === asked.reader.language
  const context = isTheirs ? asked : { ...asked, reader: readerOf(language, asked.reader.timeZone) }
  if (command) return remembered(context, command.frame, await runCommand(context, command))
  const code = codeIn(meant.slice(0, SENTENCE))
  if (code) return pressed(context, to('prospect.join-ask', { code }))
  const chosen = chosenLanguage(said)
  if (chosen) return speak(context, chosen)
  const heard = await hear(context, said)
  const { companies, collaborations } = heard.reading
  if (isPasted(meant) && companies.length + collaborations.length > 0) return pasted(context, heard.reading)
  if (spoken && !language) return line(context, foreign[spoken as Foreign])
  return reply(context, beginning(typed), heard)
}

type Understood = { readonly reading: Reading; readonly recalled: Recalled | undefined }

/** Whether a sentence only asks for help. */
export const isHelp = (said: string): boolean => commandOf(said)?.command === 'help'

/** As much of it as is read, on one line. */
const beginning = (text: string) => legible([...text.trim()].slice(0, SENTENCE).join(''))

/** What a sentence says, and whom and what it names: one round trip. @internal Exported for tests alone. */
export async function hear(context: Context, said: string): Promise<Understood> {
  const pieces = cut(said)
  const { db, by, chat } = context
  const since = new Date(by.at.getTime() - REMEMBERED)
  const {
    memory,
    recalled: known,
    ...candidates
  } = await findNames(db, by, nameWords(pieces), chat && { id: chat.id, since })
  const recalled = recall(memory, known, candidates.collaborations)
  const moment = { now: by.at, zone: context.reader.timeZone }
  const reading = readSentence(said, candidates, moment, tokens => referredIn(said, tokens, recalled), pieces)
  return { reading, recalled }
}

/** The answer to what was heard: small talk, what goes on from what was shown, or a frame. */
async function reply(context: Context, typed: string, { reading, recalled }: Understood): Promise<Reply> {
  const small = smallTalkIn(reading)
  if (small) return talk(context, small, recalled)
  const followed = recalled && follow(reading, recalled)
  if (followed) return answer(context, followed, reading)
  const [clause, ...others] = clausesOf(context, reading)
  if (clause)
    return answer(
      context,
      clause.frame,
      clause.reading,
      others.map(({ frame }) => frame),
    )
  const decision = decide(reading, undefined, recalled?.frame.collaborations.length === 1)
  if (decision.is === 'nothing') return missed(context, typed, reading, [])
  if (decision.is === 'unsure') return missed(context, typed, reading, decision.kinds)
  const read = frameOf(reading, honouring(decision.kind, reading))
  const frame = recalled ? completed(read, reading, recalled) : read
  const isBare = frame.kind === 'company' && reading.tokens.some(isStrange)
  if (isBare) return missed(context, typed, reading, [])
  if (frame.isAmbiguous) return which(context, typed, frame, reading)
  return answer(context, frame, reading)
}

/** A frame as a card, with what was left out and what else was asked in the same sentence. */
async function answer(context: Context, frame: Frame, reading: Reading, others: readonly Frame[] = []): Promise<Reply> {
  const { words } = context.reader
  const { kind } = frame
  const more = others.flatMap(other => pressesOf(context, other))
  if (isWishKind(kind)) {
    const { said, emails, excluded } = reading
    const shown = await wishes[kind](context, { ...frame, said, emails })
    // What is left out of what is shared is left out of its form.
    const left = kind === 'share' ? [] : excluded.map(({ from, to }) => words.asked.without(said.slice(from, to)))
    const notice = leftOutText(context.reader, {}, left)
    const card = withMore(shown.card, notice !== '' && subtle(notice), more)
    return remembered(context, frame, { ...shown, card })
  }
  const press = isQuestionKind(kind) ? answers[kind](frame) : to('help.show')
  const shown = await pressed(context, press)
  // Of several questions, what is not in this one may be in the others.
  const today = DateTime.fromJSDate(context.by.at, { zone: context.reader.timeZone }).startOf('day')
  const isParted = others.length > 0 && kind !== 'past'
  const notice = noticeOf(context, frame, press, isParted ? [] : unaccounted(reading, frame, press, today))
  const card = withMore(shown.card, notice !== '' && subtle(notice), more)
  return remembered(context, frame, { ...shown, card })
}

/** Q1: whom the answer leaves out because it was asked so, and what was said and is not in it. */
function noticeOf({ reader }: Context, frame: Frame, press: Press, words: readonly string[]): string {
  const { asked, invitation } = reader.words
  const { apart = [] } = frame.conditions
  const without = apart.length > 0 ? asked.without(reader.list(apart.map(({ name }) => name))) : ''
  const isHonoured = isApart(press)
  const left = leftOutText(reader, leftOut(frame, press), [isHonoured ? '' : without, ...words.map(invitation.quoted)])
  return [isHonoured ? without : '', left].filter(part => part !== '').join(' · ')
}

/** The button that answers a question; none for a wish. */
function pressesOf({ reader }: Context, frame: Frame): readonly Action[] {
  if (!isQuestionKind(frame.kind)) return []
  const named = frame.companies[0] ?? frame.collaborations[0]
  const title = titleOf(reader, frame.kind)
  return [button(named ? `${title} · ${named.name}` : title, answers[frame.kind](frame))]
}

/** Q8: in that language from now on. */
async function speak(context: Context, language: keyof typeof languages): Promise<Reply> {
  await chooseLanguage(context.db, context.by, language)
  const reader = readerOf(language, context.reader.timeZone)
  return { card: sentenceCard(reader, reader.words.chat.language) }
}
