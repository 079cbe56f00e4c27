import { turned } from './conditions.ts'
import type { Frame } from './frame.ts'
import type { QuestionKind } from './kinds.ts'
import { type Press, to } from './press.ts'

/** Which button answers a question. */
type Answer = (frame: Frame) => Press

/** Section 7: every question, and which button answers it. */
export const answers: { readonly [Q in QuestionKind]: Answer } = {
  visibility,
  past: frame =>
    (frame.companies[0]?.status ?? 'connected') === 'connected'
      ? to('visibility.past', { ...oneOf(frame), ...periodOf(frame), collaboration: frame.collaborations[0]?.id })
      : visibility(frame),
  inbox: frame => to('inbox.show', { ...partnersOf(frame), ...oneOf(frame), ...periodOf(frame), kind: kindOf(frame) }),
  sent: frame =>
    to('sent.show', {
      ...partnersOf(frame),
      ...oneOf(frame),
      ...periodOf(frame),
      kind: kindOf(frame),
      status: sentStatusOf(frame),
      collaboration: frame.collaborations[0]?.id,
    }),
  partners,
  directory,
  given: frame => sharing(frame, 'given.show'),
  received: frame => sharing(frame, 'received.show'),
  seen: frame =>
    frame.companies.length > 0 || (frame.isNot && frame.entities.length === 0)
      ? sharing(frame, 'given.show')
      : to('seen.show', { ...partnersOf(frame), entities: frame.entities, not: frame.isNot ? 'yes' : undefined }),
  collaborations,
  changed: frame =>
    to('history.show', {
      ...oneOf(frame),
      ...periodOf(frame),
      collaboration: frame.collaborations[0]?.id,
      doneBy: frame.flags.includes('done-by-them') ? 'theirs' : frame.flags.includes('done-by-us') ? 'ours' : undefined,
    }),
  data: () => to('data.show'),
  imported: () => to('imported.show'),
  rows: frame => rows(frame),
  looked: frame => to('history.show', { ...oneOf(frame), ...periodOf(frame), looked: 'yes', entities: frame.entities }),
  help: () => to('help.show'),
  company: ({ companies: [company] }) => (company ? to('company.show', { company: company.id }) : to('partners.show')),
  profile: () => to('profile.show'),
  people: () => to('people.show'),
  notifications: () => to('preferences.show'),
}

/** K2: what a partner shares, or what is our own; without saying what, the list of what there is. */
export function rows(
  { companies: [company], entities }: Pick<Frame, 'companies' | 'entities'>,
  isExport = false,
): Press {
  if (company && company.status !== 'connected') return noPartner(company.id)
  const [entity] = entities
  if (!entity) return company ? to('received.show', { company: company.id }) : to('data.show')
  return to('rows.show', { company: company?.id, entity, entities, exporting: isExport ? 'yes' : undefined })
}

/** With somebody who is no partner there is nothing to see: that is the answer. */
const noPartner = (company: string): Press => to('partners.show', { company })

function partnersOf({
  conditions: { relationship, except, industry, otherIndustry, place, outside, apart },
  companies,
}: Frame) {
  const ids = companies.map(({ id }) => id)
  const among = companies.length > 1 ? ids : undefined
  return {
    relationship,
    except,
    industry,
    otherIndustry: otherIndustry ? 'yes' : undefined,
    place,
    outside: outside ? 'yes' : undefined,
    among,
    apart: apart?.map(({ id }) => id),
  }
}

const oneOf = ({ companies: [company, other] }: Frame) => ({
  company: other ? undefined : company?.id,
})
const periodOf = ({ conditions: { period } }: Frame) => ({ since: period?.since, until: period?.until })
const kindOf = ({ flags, conditions: { connected } }: Frame) =>
  flags.includes('connections') ? 'connection' : flags.includes('invitations') || connected ? 'invitation' : undefined

function boundsOf({ conditions: { bounds, except, top, order }, isNot }: Frame) {
  // The "not" of "no vendor" turns nothing else.
  const { above, below, least, most } = bounds && isNot && !bounds.isNot && !except ? turned(bounds) : (bounds ?? {})
  return { above, below, least, most, top: top?.n, order: top?.end ?? order }
}

function visibility(frame: Frame): Press {
  const { companies, collaborations: named, conditions, flags } = frame
  const [company, other] = companies
  const [collaboration] = named
  if (company && !other && company.status !== 'connected')
    return flags.includes('why') ? to('sent.show', { company: company.id }) : noPartner(company.id)
  if (company && !other) {
    return conditions.bounds && !flags.includes('why')
      ? to('visibility.show', { ...boundsOf(frame), among: [company.id] })
      : to('visibility.partner', { company: company.id })
  }
  if (!other && collaboration) {
    return to('visibility.collaboration', { collaboration: collaboration.id })
  }
  if (flags.includes('collaborations') && (conditions.bounds || conditions.top)) return collaborations(frame)
  const asked = boundsOf(frame)
  const { waiting } = conditions
  return to('visibility.show', {
    ...partnersOf(frame),
    ...asked,
    of: frame.direction === 'given' ? 'us' : undefined,
    waiting,
    order: other ? 'most' : asked.order,
  })
}

const sentStatusOf = ({ conditions: { status }, companies, flags }: Frame) => {
  if (companies.length > 0 || flags.includes('all-statuses')) return undefined
  if (status === 'declined' || status === 'expired' || status === 'cancelled') return status
  return flags.includes('not-answered') || status === 'waiting' ? 'waiting' : undefined
}

function partners(frame: Frame): Press {
  const { isNot, flags } = frame
  const lacking =
    !isNot && !flags.includes('nothing')
      ? undefined
      : flags.includes('collaborations')
        ? 'collaborations'
        : flags.includes('nothing')
          ? lackingOf(frame)
          : undefined
  return to('partners.show', {
    ...partnersOf(frame),
    ...periodOf(frame),
    number: frame.conditions.number,
    sorted: sortedOf(frame),
    ...oneOf(frame),
    lacking,
  })
}

const sortedOf = ({ conditions: { sorting } }: Frame) =>
  sorting?.by === 'a-z' || sorting?.by === 'z-a' ? sorting.by : undefined

const lackingOf = ({ direction }: Frame) => (direction === 'received' ? 'received' : 'given')

function directory(frame: Frame): Press {
  const {
    companies: [company],
    conditions,
  } = frame
  const { among: _, apart: __, ...asked } = partnersOf(frame)
  const connected = conditions.connected === undefined ? undefined : conditions.connected ? 'yes' : 'no'
  const isCountry = conditions.place !== undefined && /^[A-Z]{2}$/.test(conditions.place) && !conditions.outside
  return to('directory.show', {
    ...asked,
    name:
      company?.name ??
      (conditions.industry || conditions.place || conditions.connected !== undefined
        ? undefined
        : frame.unknown.slice(0, 200)),
    connected,
    // The form of the filter knows countries alone.
    country: isCountry ? conditions.place : undefined,
    place: isCountry ? undefined : asked.place,
  })
}

function sharing(frame: Frame, verb: 'given.show' | 'received.show'): Press {
  const {
    entities,
    isNot,
    collaborations: [collaboration],
    flags,
    companies,
  } = frame
  if (isNot && flags.includes('nothing') && companies.length === 0 && entities.length === 0) {
    return to('partners.show', { ...partnersOf(frame), lacking: verb === 'given.show' ? 'given' : 'received' })
  }
  const lacks = flags.includes('requested') ? 'requested' : 'yes'
  const not = isNot && !flags.includes('nothing') ? lacks : undefined
  return to(verb, { ...partnersOf(frame), ...oneOf(frame), entities, collaboration: collaboration?.id, not })
}

function collaborations(frame: Frame): Press {
  const {
    companies: [first, second],
    collaborations: [collaboration],
    conditions,
    entities,
    isNot,
    flags,
  } = frame
  // Of several partners all collaborations are shown, and that they were named is said.
  const company = second ? undefined : first
  if (collaboration) return to('collaborations.show', { collaboration: collaboration.id })
  if (company && company.status !== 'connected') return noPartner(company.id)
  const status = conditions.status === 'cancelled' ? undefined : conditions.status
  const isWithout = isNot && company !== undefined && (conditions.owner === undefined || flags.includes('not-them'))
  const without = isWithout ? company.id : conditions.apart?.[0]?.id
  return to('collaborations.show', {
    ...boundsOf({ ...frame, isNot: false }),
    company: isWithout ? undefined : company?.id,
    without,
    owner: conditions.owner,
    entities,
    lacking: isNot && entities.length > 0 ? 'yes' : undefined,
    others: conditions.others,
    status,
  })
}
