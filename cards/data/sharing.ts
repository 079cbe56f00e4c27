import type { Entity } from '../../domain/data/catalogue.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Held } from '../../domain/views/held.ts'
import type { Sharing, Viewers, Withheld } from '../../domain/views/sharing.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { type Buttons, go, open, type Page, paging } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { type Card, card, facts, type Notice, subheading, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Payload } from '../verbs.ts'
import { heldPart } from './held.ts'

/** Characters of a name, as many as there is room for: five partners may each share twelve data entities. */
const LENGTHS = [60, 40, 20]

/** Characters of JSON for the partners of a page; the rest of a card is for its buttons. */
const ROOM = 20_000

/** A page, what was asked about, the one partner, and the name of the one collaboration. */
export type Scope = Page & {
  readonly payload: Payload<'given.show'>
  readonly partner: { readonly id: CompanyId; readonly name: string; readonly isConnected: boolean } | undefined
  readonly collaboration: string | undefined
}

/** Section 7: what we let partners see, or they us; with one partner and one entity, yes or no first. */
export function sharingCard(reader: Reader, given: boolean, sharings: readonly Sharing[], scope: Scope): Card {
  const { words } = reader
  const verb = given ? 'given.show' : 'received.show'
  const { partner, payload } = scope
  const partnersPart = (length: number) =>
    sharings.map(sharing =>
      entry({
        title: shorten(sharing.partner.name, 100),
        lines: partner ? [] : sharing.entities.map(each => entityLine(reader, each, length)),
        below: partner ? sharing.entities.map(each => opening(reader, given, sharing, each, length)) : [],
        open: !partner && openOrList(reader, verb, sharing, payload),
      }),
    )
  return card(
    reader,
    given ? words.sharing.given : words.sharing.received,
    [firstLine(reader, scope), answerOf(reader, given, sharings, scope), ...fitting(partnersPart)],
    [...paging(reader, verb, carried(payload), scope), ...others(reader, given, scope)],
  )
}

/** K2: each thing that one partner lets us see can be opened. */
const opening = (
  reader: Reader,
  given: boolean,
  { partner }: Sharing,
  each: Sharing['entities'][number],
  length: number,
): Element => {
  const { words } = reader
  const { code: entity } = each
  return entry({
    title: words.entities[entity],
    lines: [throughText(reader, each, length)],
    open: !given && go(words.rows.more(words.entities[entity]), 'rows.show', { company: partner.id, entity }),
  })
}

/** Of one partner among several: the only thing, or the list of what there is. */
function openOrList(
  reader: Reader,
  verb: 'given.show' | 'received.show',
  { partner, entities }: Sharing,
  payload: Payload<'given.show'>,
) {
  const [only, ...more] = entities
  const { words } = reader
  return verb === 'received.show' && only && more.length === 0
    ? go(words.rows.more(words.entities[only.code]), 'rows.show', { company: partner.id, entity: only.code })
    : open(reader, partner.name, verb, { ...carried(payload), company: partner.id })
}

/** Q2, negated: what we do not let partners see, or they us; what is requested all the same comes first. */
export function withheldCard(
  reader: Reader,
  given: boolean,
  withheld: readonly Withheld[],
  scope: Scope,
  isSeen = false,
): Card {
  const { words } = reader
  const verb = given ? 'given.show' : 'received.show'
  const { partner, payload } = scope
  const { sharing } = words
  const isEverything = withheld.length === 0
  return card(
    reader,
    isSeen ? sharing.seen : given ? sharing.given : sharing.received,
    [
      firstLine(reader, scope, payload.not === 'requested' ? words.asked.requestedNotShared : words.asked.notShared),
      isEverything &&
        text(
          partner === undefined
            ? words.answers.none
            : partner.isConnected
              ? payload.not === 'requested'
                ? sharing.nothingRequestedLacks(partner.name)
                : sharing.nothingLacks(partner.name)
              : words.answers.isNoPartner(partner.name),
        ),
      ...withheld.map(({ partner: each, entities }) => {
        const named = (requested: boolean) =>
          reader.list(entities.filter(one => one.requested === requested).map(({ code }) => words.entities[code]))
        return entry({
          title: shorten(each.name, 100),
          below: [
            facts([
              [sharing.lacksRequested, named(true)],
              [sharing.lacks, named(false)],
            ]),
          ],
          open: !partner && open(reader, each.name, verb, { ...carried(payload), company: each.id }),
        })
      }),
    ],
    [...paging(reader, verb, carried(payload), scope), ...others(reader, given, scope)],
  )
}

/** The buttons that lead on: to the other direction, and to what is near. */
const others = ({ words }: Reader, given: boolean, { partner }: Scope): Buttons => [
  given
    ? go(words.sharing.received, 'received.show', { company: partner?.id })
    : go(words.sharing.given, 'given.show', { company: partner?.id }),
  partner?.isConnected === true && go(words.headings.visibility, 'visibility.partner', { company: partner.id }),
  (partner === undefined || partner.isConnected) &&
    go(words.headings.collaborations, 'collaborations.show', { company: partner?.id }),
  go(words.sharing.seen, 'seen.show', {}),
]

/** Which conditions the answer honours (Q1); one partner and one entity are in its sentence. */
function firstLine(reader: Reader, { payload, partner, collaboration }: Scope, turned?: string): Notice {
  const { entities, ...asked } = payload
  const named = partner && entities.length === 1 && !turned ? [] : entities
  const more = [turned, collaboration !== undefined && reader.words.asked.through(shorten(collaboration, 80))]
  const line = askedText(reader, 'partners', { ...asked, entities: named }, more)
  return line !== '' && subheading(line)
}

/** Section 7: who sees our data, entity by entity, and in which regions copies of it are, by the ledger (K4). */
export function viewersCard(
  reader: Reader,
  { region, viewers, held }: { readonly region: Region; readonly viewers: readonly Viewers[]; readonly held: Held },
  asked: Payload<'seen.show'>,
): Card {
  const { words } = reader
  const { sharing } = words
  const { entities, ...conditions } = asked
  const line = askedText(reader, 'partners', conditions)
  const buttons: Buttons = [
    go(sharing.given, 'given.show', { entities: entities.join() }),
    entities.length > 0 && go(sharing.seen, 'seen.show', {}),
    go(words.headings.collaborations, 'collaborations.show', {}),
    go(words.buttons.home, 'home.show', {}),
  ]
  return card(
    reader,
    sharing.seen,
    [
      line !== '' && subheading(line),
      ...fitting(length => [
        ...heldPart(reader, region, held, length),
        viewers.length === 0 &&
          text(entities.length > 0 ? sharing.nobodySees(entityNames(reader, entities)) : sharing.nothingGiven),
        ...viewersPart(reader, viewers, length),
      ]),
    ],
    buttons,
  )
}

/** By partner where all are named; with more than that, by entity: nobody's part would be whole. */
function viewersPart(reader: Reader, viewers: readonly Viewers[], length: number): readonly Element[] {
  const { words, list } = reader
  const isWhole = viewers.length > 1 && viewers.every(({ partners, total }) => partners.length === total)
  if (!isWhole) return viewers.map(each => viewersEntry(reader, each, length))
  const named = viewers.flatMap(({ entity, partners }) => partners.map(partner => ({ entity, ...partner })))
  const names = [...new Set(named.map(({ name }) => name))]
  return names.map(each => {
    const seen = named.filter(({ name }) => name === each)
    return entry({
      title: shorten(each, 100),
      lines: [list(seen.map(({ entity }) => words.entities[entity]))],
      status: seen[0] !== undefined && words.regions[seen[0].region],
    })
  })
}

/** One entity, and who sees it. */
function viewersEntry({ words, list }: Reader, { entity, partners, total }: Viewers, length: number): Element {
  const { sharing } = words
  const named = partners.map(({ name: own, region }) => sharing.partner(shorten(own, length), words.regions[region]))
  const more = total > partners.length ? [sharing.more(total - partners.length)] : []
  return entry({ title: words.entities[entity], lines: [list([...named, ...more])] })
}

/** A part of a card with names as long as there is room for. */
function fitting(part: (length: number) => readonly Notice[]): readonly Notice[] {
  const made = LENGTHS.map(part)
  return made.find(each => JSON.stringify(each).length < ROOM) ?? made.at(-1) ?? []
}

function answerOf(
  reader: Reader,
  given: boolean,
  sharings: readonly Sharing[],
  { partner, payload: { entities } }: Scope,
): Notice {
  const { words, list } = reader
  const { sharing } = words
  const seen = list((sharings[0]?.entities ?? []).map(({ code }) => words.entities[code]))
  if (partner && entities.length > 0) {
    const lacking = entities.filter(each => !sharings[0]?.entities.some(({ code }) => code === each))
    const no = given ? sharing.noGiven : sharing.noReceived
    if (!seen) return text(no(partner.name, entityNames(reader, entities)))
    const yes = (given ? sharing.yesGiven : sharing.yesReceived)(partner.name, seen)
    return text(lacking.length === 0 ? yes : `${yes} ${no(partner.name, entityNames(reader, lacking))}`)
  }
  if (sharings.length > 0) return false
  if (partner) return text(given ? sharing.nothingGivenTo(partner.name) : sharing.nothingReceivedFrom(partner.name))
  if (entities.length > 0)
    return text((given ? sharing.nobodySees : sharing.nobodyGives)(entityNames(reader, entities)))
  return text(given ? sharing.nothingGiven : sharing.nothingReceived)
}

const entityNames = ({ words, list }: Reader, entities: readonly Entity[]) =>
  list(entities.map(each => words.entities[each]))

/** One of several things that are shared, and through what. */
const entityLine = (reader: Reader, each: Sharing['entities'][number], length: number) =>
  `${reader.words.entities[each.code]}: ${throughText(reader, each, length)}`

function throughText({ words, list }: Reader, { through }: Sharing['entities'][number], length: number): string {
  const named = through.slice(0, 2).map(each => shorten(each, length))
  const more = through.length > 2 ? [words.score.others(through.length - 2)] : []
  return words.sharing.through(list([...named, ...more]))
}
