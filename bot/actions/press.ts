import { type Act, type Payload, screens, type Verb, verbs } from '../../cards/verbs.ts'
import { channelHandlers } from './channel.ts'
import { collaborationHandlers } from './collaboration.ts'
import { connectionHandlers } from './connection.ts'
import { historyHandlers } from './history.ts'
import { homeHandlers } from './home.ts'
import { invitationHandlers } from './invitation.ts'
import type { Handlers, Look, Shown } from './look.ts'
import { preferencesHandlers } from './preferences.ts'
import { profileHandlers } from './profile.ts'
import { prospectHandlers } from './prospect.ts'
import { sharingHandlers } from './sharing.ts'
import { termsHandlers } from './terms.ts'
import { visibilityHandlers } from './visibility.ts'

/** Every button in the house, but for the one that registers a company. A verb without a handler does not compile. */
const handlers: Handlers<Exclude<Verb, 'company.register'>> = {
  ...homeHandlers,
  ...profileHandlers,
  ...connectionHandlers,
  ...prospectHandlers,
  ...collaborationHandlers,
  ...invitationHandlers,
  ...visibilityHandlers,
  ...sharingHandlers,
  ...historyHandlers,
  ...termsHandlers,
  ...preferencesHandlers,
  ...channelHandlers,
}

/** A button as pressed: a verb of ours with data of its schema. */
export type Pressed = { readonly [V in Verb]: { readonly verb: V; readonly payload: Payload<V> } }[Verb]

/** What was pressed; undefined when it makes no sense: an unknown verb, or data that no card of ours sends. */
export function readPress(verb: unknown, data: unknown): Pressed | undefined {
  if (typeof verb !== 'string' || !Object.hasOwn(verbs, verb)) return undefined
  const known = verb as Verb
  const parsed = verbs[known].safeParse(data ?? {})
  // The payload is that of the verb: it has just been parsed with its schema.
  return parsed.success ? ({ verb: known, payload: parsed.data } as Pressed) : undefined
}

/** Whether pressing it may change something: an automatic refresh must not. */
export const isAct = (verb: Verb): verb is Act => !Object.hasOwn(screens, verb)

/** Does what the button says and shows what is true then. Refuses what it cannot show. */
export const press = <V extends Exclude<Verb, 'company.register'>>(
  look: Look,
  verb: V,
  payload: Payload<V>,
): Promise<Shown> => {
  look.witness?.tries(verb, payload)
  return handlers[verb](look, payload)
}
