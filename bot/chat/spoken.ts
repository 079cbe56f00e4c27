import type { Activity } from 'botbuilder'
import { decodeHTML } from 'entities'
import { clean } from '../../domain/kernel/text.ts'

/** Most characters of a message that are looked at; of what is left of them a sentence is read. */
const SPOKEN = 10_000

/** What somebody wrote: as they typed it, to be repeated, and as it is read. */
export type Spoken = { readonly typed: string; readonly said: string }

/** Without who is mentioned, what is quoted, and how the bot is addressed. */
export function spokenIn({ text, attachments, recipient }: Partial<Activity>): Spoken {
  const html: unknown = listOf(attachments).find(each => each?.contentType === 'text/html')?.content
  // Only the HTML shows where a quotation ends.
  const source = typeof html === 'string' && html.includes('<blockquote') ? html : text
  // Some clients send null where there are no words, whatever the type says.
  const typed = answered(String(source ?? '').slice(0, SPOKEN)).replace(/<at\b[^<>]*>[^<>]*<\/at>/gi, ' ')
  return { typed, said: unaddressed(plain(typed), recipient?.name) }
}

/** Clients send what they like, whatever the type says. */
const listOf = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : [])

/** What was typed, as everything that reads it needs it: its words and line breaks, one kind of dash, nothing invisible. */
export const plain = (typed: string): string =>
  unquoted(
    clean(decodeHTML(typed.replace(block, '\n').replace(inline, '')).normalize('NFKC'))
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/[^\S\n]+/gu, ' '),
  )

/** Without the quotation marks around all of it. */
function unquoted(text: string): string {
  let begin = 0
  let end = text.length
  while (begin < end && marks.includes(text.charAt(begin))) begin++
  while (end > begin && marks.includes(text.charAt(end - 1))) end--
  return text.slice(begin, end)
}

const marks = ' \n"\'„“”‚‘’«»'

/** The tags of which Teams makes messages; what else stands in angle brackets was typed. */
const block = /<\/?(?:p|div|br|ul|ol|li|h[1-6]|table|tr|td|pre)\b[^<>]*>/gi
const inline = /<\/?(?:span|b|strong|i|em|u|s|a|code|font|blockquote)\b[^<>]*>/gi

/** Without the messages quoted above, unless there is nothing else. */
function answered(text: string): string {
  const begin = text.indexOf('<blockquote')
  const end = text.lastIndexOf('</blockquote>')
  const own = begin >= 0 && end > begin ? `${text.slice(0, begin)} ${text.slice(end)}` : text
  const lines = own.split('\n')
  const unquoted = lines.filter(line => !/^ {0,3}(?:>|&gt;)/.test(line)).join('\n')
  return unquoted.trim() ? unquoted : own
}

/** Without the name of the bot, where it is written as plain text before or after the words. */
function unaddressed(said: string, name: string | undefined): string {
  const names = ['liaison', name?.toLowerCase() ?? ''].filter(Boolean)
  let rest = said
  for (const called of names.flatMap(each => [`@${each}`, each])) {
    const low = rest.toLowerCase()
    if (low.startsWith(called) && !/^[\p{L}\p{N}]/u.test(rest.slice(called.length))) {
      rest = rest.slice(called.length).replace(/^[\s,:;!-]+/u, '')
    } else if (called.startsWith('@') && low.endsWith(` ${called}`)) {
      rest = rest.slice(0, -called.length).trimEnd()
    }
  }
  return rest
}
