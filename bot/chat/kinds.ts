import { helped } from '../actions/help.ts'

/** What a sentence can ask. @internal Exported for tests alone. */
export const questionKinds = [
  ...helped,
  'past',
  'data',
  'imported',
  'rows',
  'looked',
  'help',
  'company',
  'profile',
  'people',
  'notifications',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What a sentence can wish (Q3). */
const wishKinds = [
  'connect',
  'invite',
  'newCollaboration',
  'accept',
  'decline',
  'cancel',
  'share',
  'stopSharing',
  'change',
  'leave',
  'note',
  'remind',
  'mute',
  'disconnect',
  'rename',
  'addPartner',
  'removePartner',
  'resend',
  'relate',
  'load',
  'export',
  'delete',
  'move',
] as const
export type WishKind = (typeof wishKinds)[number]

/** What a sentence is about; `none` is nothing of ours. */
export const kinds = [...questionKinds, ...wishKinds, 'none'] as const
export type Kind = (typeof kinds)[number]

/** Kinds with so few ways of saying them that the rows know them all: nothing is learnt of them. */
export const unlearnt: readonly Kind[] = ['imported', 'past']

export const isWishKind = (kind: Kind): kind is WishKind => (wishKinds as readonly Kind[]).includes(kind)
export const isQuestionKind = (kind: Kind): kind is QuestionKind => (questionKinds as readonly Kind[]).includes(kind)

/** What can only be wished of a collaboration. */
export const isOfCollaboration = (kind: Kind): boolean =>
  kind === 'addPartner' || kind === 'removePartner' || kind === 'rename' || kind === 'leave'

/** What is shared, with us or by us. */
export const isSharing = (kind: Kind): boolean => kind === 'given' || kind === 'received' || kind === 'seen'
