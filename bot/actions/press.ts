import { INPUTS } from '../../cards/kit.ts'
import { type Act, isFilledIn, type Payload, screens, type Verb, verbs } from '../../cards/verbs.ts'
import { channelHandlers } from './channel.ts'
import { choiceHandlers } from './choice.ts'
import { collaborationHandlers } from './collaboration.ts'
import { connectionHandlers } from './connection.ts'
import type { Context, Handlers, Reply } from './context.ts'
import { dataHandlers } from './data.ts'
import { historyHandlers } from './history.ts'
import { homeHandlers } from './home.ts'
import { importedHandlers } from './imported.ts'
import { invitationHandlers } from './invitation.ts'
import { leavingHandlers } from './leaving.ts'
import { noteHandlers } from './note.ts'
import { peopleHandlers } from './people.ts'
import { preferencesHandlers } from './preferences.ts'
import { profileHandlers } from './profile.ts'
import { prospectHandlers } from './prospect.ts'
import { regionHandlers } from './region.ts'
import { rowsHandlers } from './rows.ts'
import { sharingHandlers } from './sharing.ts'
import { termsHandlers } from './terms.ts'
import { visibilityHandlers } from './visibility.ts'

/** Every button in the house, but for the one that registers a company. A verb without a handler does not compile. */
const handlers: Handlers<Exclude<Verb, 'company.register'>> = {
  ...homeHandlers,
  ...peopleHandlers,
  ...profileHandlers,
  ...connectionHandlers,
  ...prospectHandlers,
  ...importedHandlers,
  ...collaborationHandlers,
  ...invitationHandlers,
  ...choiceHandlers,
  ...noteHandlers,
  ...visibilityHandlers,
  ...regionHandlers,
  ...sharingHandlers,
  ...historyHandlers,
  ...dataHandlers,
  ...rowsHandlers,
  ...termsHandlers,
  ...leavingHandlers,
  ...preferencesHandlers,
  ...channelHandlers,
}

/** A button as pressed: a verb of ours with data of its schema. */
export type Pressed = { readonly [V in Verb]: { readonly verb: V; readonly payload: Payload<V> } }[Verb]

/** What was pressed; undefined when it makes no sense: an unknown verb, or data that no card of ours sends. */
export function readPress(verb: unknown, data: unknown): Pressed | undefined {
  if (!isVerb(verb)) return undefined
  const parsed = verbs[verb].safeParse(withEmpty(data))
  // The payload is that of the verb: it has just been parsed with its schema.
  return parsed.success ? ({ verb, payload: parsed.data } as Pressed) : undefined
}

/** Whether a press makes no sense only because of its inputs: they arrived in a form that nobody can fill in. */
export function isMisfilled(verb: unknown, data: unknown): boolean {
  if (!isVerb(verb)) return false
  const sent = withEmpty(data) as Readonly<Record<string, unknown>>
  const { error } = verbs[verb].safeParse(sent)
  const isOdd = (key: unknown) => typeof key === 'string' && isFilledIn(verb, key) && typeof sent[key] === 'object'
  return error?.issues.every(({ path: [key] }) => isOdd(key)) ?? false
}

const isVerb = (verb: unknown): verb is Verb => typeof verb === 'string' && Object.hasOwn(verbs, verb)

/** Adds the inputs that a client left out because they are empty; a hidden input lists all of the form. */
function withEmpty(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data ?? {}
  const { [INPUTS]: names, ...sent } = data as Readonly<Record<string, unknown>>
  if (typeof names !== 'string') return sent
  const empty = names.split(',').filter(name => !Object.hasOwn(sent, name))
  return { ...Object.fromEntries(empty.map(name => [name, ''])), ...sent }
}

/** Whether pressing it may change something: an automatic refresh must not. */
export const isAct = (verb: Verb): verb is Act => !Object.hasOwn(screens, verb)

/** Does what the button says and shows what is true then. Refuses what it cannot show. */
export const press = <V extends Exclude<Verb, 'company.register'>>(
  context: Context,
  verb: V,
  payload: Payload<V>,
): Promise<Reply> => {
  context.recorder?.tries(verb, payload)
  return handlers[verb](context, payload)
}
