import type { Entity } from '../../domain/collaboration/entity.ts'
import type { Sharing, Viewers } from '../../domain/data/sharings.ts'
import type { CompanyId } from '../../domain/ids.ts'
import type { Region } from '../../domain/network/company.ts'
import { type Action, type Card, card, facts, go, name, row, type Said, shorten, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** What was asked about: one partner, one entity, both or neither. */
export type Asked = {
  readonly partner: { readonly id: CompanyId; readonly name: string } | undefined
  readonly entity: Entity | undefined
}
type Page = { readonly page: number; readonly hasMore: boolean }

/** Section 7: what we let partners see, or they us; with one partner and one entity, yes or no first. */
export function sharingCard(
  reader: Reader,
  given: boolean,
  sharings: readonly Sharing[],
  { partner, entity }: Asked,
  { page, hasMore }: Page,
): Card {
  const { words } = reader
  const verb = given ? 'given.show' : 'received.show'
  const carried = { company: partner?.id, entity }
  return card(
    reader,
    given ? words.sharing.given : words.sharing.received,
    [
      answerOf(reader, given, sharings, { partner, entity }),
      ...sharings.map(sharing =>
        row(
          [name(shorten(sharing.partner.name, 100)), ...sharing.entities.map(each => entityLine(reader, each))],
          partner ? [] : [go(words.buttons.open, verb, { company: sharing.partner.id, entity })],
        ),
      ),
    ],
    [
      ...(hasMore ? [go(words.buttons.more, verb, { ...carried, page: page + 1 })] : []),
      ...(page > 0 ? [go(words.buttons.previous, verb, { ...carried, page: page - 1 })] : []),
      given
        ? go(words.sharing.received, 'received.show', { company: partner?.id })
        : go(words.sharing.given, 'given.show', { company: partner?.id }),
      ...(partner ? [go(words.headings.visibility, 'visibility.partner', { company: partner.id })] : []),
      go(words.headings.collaborations, 'collaborations.show', { company: partner?.id }),
      go(words.sharing.seen, 'seen.show', {}),
    ],
  )
}

/** Section 7: who sees our data, entity by entity, and in which regions copies of it may be. */
export function viewersCard(
  reader: Reader,
  {
    region,
    regions,
    viewers,
  }: { readonly region: Region; readonly regions: readonly Region[]; readonly viewers: readonly Viewers[] },
  entity: Entity | undefined,
): Card {
  const { words } = reader
  const { sharing } = words
  const buttons: readonly Action[] = [
    go(sharing.given, 'given.show', { entity }),
    ...(entity ? [go(sharing.seen, 'seen.show', {})] : []),
    go(words.headings.collaborations, 'collaborations.show', {}),
    go(words.buttons.home, 'home.show', {}),
  ]
  return card(
    reader,
    sharing.seen,
    [
      facts([
        [sharing.keptIn, words.regions[region]],
        [sharing.copiesIn, reader.list(regions.map(each => words.regions[each])) || sharing.noCopies],
      ]),
      viewers.length === 0 && text(entity ? sharing.nobodySees(words.entities[entity]) : sharing.nothingGiven),
      ...viewers.map(each =>
        row([
          name(words.entities[each.entity]),
          text(
            reader.list([
              ...each.partners.map(partner =>
                sharing.partner(shorten(partner.name, 80), words.regions[partner.region]),
              ),
              ...(each.total > each.partners.length ? [sharing.more(each.total - each.partners.length)] : []),
            ]),
          ),
        ]),
      ),
    ],
    buttons,
  )
}

function answerOf(
  { words, list }: Reader,
  given: boolean,
  sharings: readonly Sharing[],
  { partner, entity }: Asked,
): Said {
  const { sharing } = words
  const seen = list((sharings[0]?.entities ?? []).map(({ code }) => words.entities[code]))
  if (partner && entity) {
    if (seen) return text(given ? sharing.yesGiven(partner.name, seen) : sharing.yesReceived(partner.name, seen))
    const asked = words.entities[entity]
    return text(given ? sharing.noGiven(partner.name, asked) : sharing.noReceived(partner.name, asked))
  }
  if (sharings.length > 0) return false
  if (partner) return text(given ? sharing.nothingGivenTo(partner.name) : sharing.nothingReceivedFrom(partner.name))
  if (entity)
    return text(given ? sharing.nobodySees(words.entities[entity]) : sharing.nobodyGives(words.entities[entity]))
  return text(given ? sharing.nothingGiven : sharing.nothingReceived)
}

function entityLine({ words, list }: Reader, { code, through }: Sharing['entities'][number]) {
  const named = list(through.slice(0, 2).map(each => shorten(each, 60)))
  const rest = through.length > 2 ? ` +${through.length - 2}` : ''
  return subtle(`${words.entities[code]}: ${words.sharing.through(named + rest)}`)
}
