import type { Through } from '../domain/network/person.ts'
import type { Reader } from './reader.ts'

/** Who answered, when and how (A4); time alone when there is nobody. */
export function answerText({ words, when }: Reader, at: Date, by: string | null, through?: Through | null): string {
  const said = by ? words.connection.by(by, when(at)) : when(at)
  return through ? `${said} · ${words.byEmail}` : said
}
