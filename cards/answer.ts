import type { Through } from '../domain/kernel/actor.ts'
import type { Reader } from './reader.ts'

/** Who answered, when and how (A4); time alone when there is nobody. */
export function answerText({ words, when }: Reader, at: Date, by: string | null, through?: Through | null): string {
  const signed = by ? words.connection.by(by, when(at)) : when(at)
  return through ? `${signed} · ${words.byEmail}` : signed
}
