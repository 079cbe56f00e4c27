import { DateTime } from 'luxon'
import { withAnswer, withMore } from '../../cards/asking/chat.ts'
import { leftOutText } from '../../cards/asking/conditions.ts'
import { foreign } from '../../cards/asking/foreign.ts'
import type { Action } from '../../cards/elements.ts'
import { subtle } from '../../cards/kit.ts'
import { languageOf, type languages } from '../../cards/languages.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { chooseLanguage, REMEMBERED } from '../../domain/delivery/memories.ts'
import { legible } from '../../domain/kernel/text.ts'
import { findNames } from '../../domain/views/names.ts'
import type { Context, Reply } from '../actions/context.ts'
import { answers } from './answers.ts'
import { withoutBackground } from './background.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { commandOf, runCommand } from './commands.ts'
import { corrected } from './corrected.ts'
import { decide } from './decision.ts'
import { completed, follow } from './follow-up.ts'
import { type Frame, frameOf } from './frame.ts'
import { isStrange } from './grammar.ts'
import { honouring } from './honouring.ts'
import { codeIn } from './invite.ts'
import { isQuestionKind, isWishKind, type WishKind } from './kinds.ts'
import { chosenLanguage, type Foreign, languageIn } from './language.ts'
import { isApart, leftOut } from './left-out.ts'
import { type Recalled, recall, referredIn, remembered } from './memory.ts'
import { type NamedToken, nameWords } from './names.ts'
import { isPasted, missed, pasted, which } from './nearest.ts'
import { type Answered, button, type Press, pressed, to } from './press.ts'
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

/** "我们的产品能看到马": what asks, as it is typed in a hurry. What follows "note" is a text. */
const hurried = /(?<=^(?!.*(?:备注|留言|说|[:：])).*\p{Script=Han}{3})[马嘛](?=[?？]?$)/u

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
  // "天马" is a name.
  const isName = candidates.companies.some(({ name }) => /[马嘛]$/u.test(name))
  const asked = isName ? said : said.replace(hurried, '吗')
  const meant = corrected(withoutBackground(asked, candidates), candidates)
  const refer = (tokens: readonly NamedToken[]) => referredIn(meant, tokens, recalled)
  const reading = readSentence(meant, candidates, moment, refer, meant === said ? pieces : cut(meant))
  return { reading, recalled }
}

/** The answer to what was heard: small talk, what goes on from what was shown, or a frame. */
async function reply(context: Context, typed: string, { reading, recalled }: Understood): Promise<Reply> {
  const small = smallTalkIn(reading)
  if (small) return talk(context, small, recalled)
  const followed = recalled && follow(reading, recalled)
  if (followed) return remembered(context, followed, await answer(context, followed, reading))
  const clauses = clausesOf(context, reading)
  if (clauses[0]) return remembered(context, clauses[0].frame, await answerAll(context, clauses))
  const decision = decide(reading, undefined, recalled?.frame.collaborations.length === 1)
  if (decision.is === 'nothing') return missed(context, typed, reading, [])
  if (decision.is === 'unsure') return missed(context, typed, reading, decision.kinds)
  const read = frameOf(reading, honouring(decision.kind, reading))
  const frame = recalled ? completed(read, reading, recalled) : read
  const isBare = frame.kind === 'company' && reading.tokens.some(isStrange)
  if (isBare) return missed(context, typed, reading, [])
  if (frame.isAmbiguous) return which(context, typed, frame, reading)
  return remembered(context, frame, await answer(context, frame, reading))
}

/** A frame as a card, with what was left out. */
async function answer(context: Context, frame: Frame, reading: Reading): Promise<Answered> {
  const { words } = context.reader
  const { kind } = frame
  if (isWishKind(kind)) {
    const { said, emails, excluded } = reading
    const shown = await wishes[kind](context, { ...frame, said, emails })
    // What is left out of what is shared is left out of its form.
    const apart = kind === 'share' ? [] : excluded.map(({ from, to }) => words.asked.without(said.slice(from, to)))
    const left = [...apart, ...conditionOf(kind, said).map(words.invitation.quoted)]
    return { ...shown, card: withMore(shown.card, noteOf(leftOutText(context.reader, {}, left))) }
  }
  const press = isQuestionKind(kind) ? answers[kind](frame) : to('help.show')
  const shown = await pressed(context, press)
  const today = DateTime.fromJSDate(context.by.at, { zone: context.reader.timeZone }).startOf('day')
  const missing = unaccounted(reading, frame, press, today)
  return { ...shown, card: withMore(shown.card, noteOf(noticeOf(context, frame, press, missing))) }
}

/** "…, once the audit is over": when or whether it is to be done, which no card can honour; texts and reasons are none. */
const conditionOf = (kind: WishKind, said: string): readonly string[] =>
  kind === 'note' || kind === 'decline' || /[:："“„]/u.test(said)
    ? []
    : (/[,，]\s*((?:once|as soon as|unless|provided|sobald|sofern|falls|一旦|等到?)(?![\p{sc=Latn}]).{4,80}?)[.!。！]*$/iu
        .exec(said)
        ?.slice(1) ?? [])

const noteOf = (notice: string) => notice !== '' && subtle(notice)

/** Q4: everything that a sentence asks on one card; a wish, and what finds no room there, as a button. */
async function answerAll(context: Context, clauses: readonly Clause[]): Promise<Answered> {
  const [first, ...others] = await Promise.all(
    clauses.map(async ({ frame, reading }) => ({
      frame,
      reading,
      ...(await answer(context, frame, reading)),
    })),
  )
  if (!first) throw new TypeError('a sentence without a clause')
  let { card } = first
  const more: Action[] = []
  const unanswered: string[] = []
  for (const { frame, reading, press, ...other } of others) {
    const both = isQuestionKind(frame.kind) ? withAnswer(card, other.card) : undefined
    card = both ?? card
    if (press) more.push(button(offeredAs(context.reader, frame), press))
    // A second wish that opens nothing is to be said by itself.
    else unanswered.push(context.reader.words.invitation.quoted(reading.said))
  }
  return { ...first, card: withMore(card, noteOf(leftOutText(context.reader, {}, unanswered)), more) }
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

/** What it is, of whom or what. */
function offeredAs(reader: Reader, { kind, companies, collaborations, entities }: Frame): string {
  const [named] = [...companies, ...collaborations].map(({ name }) => name)
  const [entity] = entities.map(each => reader.words.entities[each])
  return [titleOf(reader, kind), named ?? entity].filter(Boolean).join(' · ')
}

/** Q8: in that language from now on. */
async function speak(context: Context, language: keyof typeof languages): Promise<Reply> {
  await chooseLanguage(context.db, context.by, language)
  const reader = readerOf(language, context.reader.timeZone)
  return { card: sentenceCard(reader, reader.words.chat.language) }
}
