import type { Profile } from '../domain/company/profile.ts'
import { link } from './buttons.ts'
import { type Card, card, text } from './kit.ts'
import { companyFacts, whereOf } from './network/company.ts'
import type { Reader } from './reader.ts'
import { shorten } from './text.ts'

/**
 * Cards that somebody puts into a chat where outsiders may read: they hold what is public, and no button of ours, for whoever presses
 * one there would be answered there. `url` opens the reader's own chat with the bot; empty where there is none.
 */
export function insertedCompanyCard(reader: Reader, { name = '', ...profile }: Profile, url: string): Card {
  return card(reader, name, [companyFacts(reader, profile)], [url !== '' && link(reader.words.inserted.connect, url)])
}

/** Of a collaboration its name alone: who takes part in it and what is asked for is theirs. */
export const insertedCollaborationCard = (reader: Reader, name: string, url: string): Card =>
  card(
    reader,
    name,
    [text(reader.words.inserted.collaboration)],
    [url !== '' && link(reader.words.inserted.openCollaboration, url)],
  )

/** What stands in the list of what was found. */
export const previewOf = (reader: Reader, profile: Profile) => ({
  title: shorten(profile.name ?? '', 100),
  text: whereOf(reader, profile),
})
