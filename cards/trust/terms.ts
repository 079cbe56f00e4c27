import type { Acceptance } from '../../domain/company/acceptances.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Operator } from '../../domain/trust/operator.ts'
import { go } from '../buttons.ts'
import { type Card, card, type Notice, subheading, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { backupText, servingLines } from './operator.ts'

/** Characters of a name in the list of who has accepted. */
const NAME = 80

/** The versions that a company has accepted, the latest first, and the one that is asked for today. */
export type TermsView = { readonly version: number; readonly acceptances: readonly Acceptance[] }

/** K5: the terms, and who accepted them when; an admin accepts them before the company first shares anything. */
export function termsCard(
  reader: Reader,
  { version, acceptances }: TermsView,
  isAdmin: boolean,
  notice: Notice = false,
): Card {
  const { termsCard: words, terms, buttons, privacy, responsibilities, register } = reader.words
  const isAccepted = acceptances.some(each => each.version === version)
  return card(
    reader,
    words.heading(version),
    [
      notice,
      !isAccepted && text(acceptances.length > 0 ? terms.outdated : words.needed),
      text(register.termsText),
      subheading(terms.accepted),
      !isAccepted && subtle(terms.acceptedByNobody),
      ...acceptances.map(each =>
        subtle(terms.acceptedBy(each.version, shorten(each.name, NAME), reader.when(each.at))),
      ),
      !isAccepted && !isAdmin && text(words.askAdmin),
    ],
    [
      !isAccepted && isAdmin && go(words.accept, 'terms.accept', {}, 'positive'),
      go(privacy.heading, 'privacy.show', {}),
      go(responsibilities.heading, 'responsibilities.show', {}),
      !isAccepted && go(buttons.people, 'people.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K8: what is kept, for what, where, by whom, and how to get out. */
export function privacyCard(reader: Reader, operator: Operator, region: Region): Card {
  const { pages, privacy, regions, responsibilities, leaving, buttons } = reader.words
  return card(
    reader,
    privacy.heading,
    [
      text(pages.privacyText),
      text(privacy.region(regions[region])),
      text(privacy.copies),
      text(backupText(reader, operator)),
      ...servingLines(reader, operator),
      text(privacy.leave),
    ],
    [
      go(leaving.heading, 'leaving.show', {}),
      go(reader.words.termsCard.title, 'terms.show', {}),
      go(responsibilities.heading, 'responsibilities.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K8: who answers for what. */
export function responsibilitiesCard(reader: Reader, operator: Operator): Card {
  const { responsibilities: words, privacy, buttons } = reader.words
  return card(
    reader,
    words.heading,
    [
      subheading(words.companyTitle),
      text(words.company),
      subheading(words.operatorTitle),
      text(words.operator),
      ...servingLines(reader, operator),
    ],
    [
      go(reader.words.termsCard.title, 'terms.show', {}),
      go(privacy.heading, 'privacy.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}
