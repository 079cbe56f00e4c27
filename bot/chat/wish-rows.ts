import type { Row } from './row.ts'

/** The ways of wishing for something: each needs a verb of its own, and none is a question. */
export const wishRows: readonly Row[] = [
  {
    kind: 'move',
    when: s =>
      !s.isQuestion &&
      s.has('move') &&
      !s.isCompany &&
      !s.isCollaboration &&
      (s.has('region') || (s.has('data') && s.conditions.place !== undefined)),
  },
  {
    kind: 'move',
    when: s => s.isWish && s.has('region') && s.has('change', 'must') && !s.isCompany && !s.isCollaboration,
  },
  {
    kind: 'stopSharing',
    when: s =>
      !s.isQuestion &&
      (s.has('stop') || (s.isNot && s.isWish)) &&
      s.has('give', 'see', 'get') &&
      (s.isEntity || s.isCompany || s.has('data')),
  },
  {
    kind: 'stopSharing',
    when: s => !s.isQuestion && s.isEntity && s.isCompany && s.has('stop') && s.tokens.length <= 6,
  },
  {
    kind: 'stopSharing',
    when: s =>
      !s.isQuestion && /^(?:谁|所有人|任何人|大家)都?(?:别|不要|不许|也别|不准)/.test(s.said) && s.has('give', 'see'),
  },
  { kind: 'stopSharing', when: s => s.isWish && s.has('cancel', 'stop') && s.has('see') && s.has('our') },
  {
    kind: 'note',
    when: s =>
      !s.isQuestion &&
      s.isCollaboration &&
      /[:：]\s*\S{2}/u.test(s.said) &&
      !s.has('decline', 'rename', 'create', 'accept', 'leave', 'greet'),
  },
  {
    kind: 'note',
    when: s => !s.isQuestion && s.has('note') && (s.isWish || s.isCollaboration || s.isCompany) && !s.has('request'),
  },
  { kind: 'rename', when: s => s.isWish && s.has('rename') && (s.isCollaboration || s.has('collab')) },
  { kind: 'mute', when: s => s.isWish && s.has('mute') },
  {
    kind: 'relate',
    when: s =>
      !s.isQuestion &&
      s.isCompany &&
      s.has('vendor', 'customer') &&
      /\bas (?:a |an |our |one of our )?(?:vendor|supplier|customer|client)|\bals (?:unser\w* |ein\w* )?(?:lieferant|kunde)|(?:设|标|记|当|作)\S{0,2}(?:供应商|客户)/.test(
        s.text,
      ) &&
      !s.has('connect', 'find'),
  },
  {
    kind: 'relate',
    when: s => !s.isQuestion && s.isCompany && s.has('relate') && s.has('vendor', 'customer', 'number'),
  },
  {
    kind: 'relate',
    when: s =>
      !s.isQuestion && s.isCompany && s.has('vendor', 'customer') && s.has('number') && !s.has('give', 'see', 'find'),
  },
  {
    kind: 'relate',
    when: s => !s.isQuestion && s.isCompany && s.has('vendor', 'customer') && /^# (?:is|are|ist|是) /.test(s.text),
  },
  { kind: 'leave', when: s => !s.isQuestion && s.has('leave') && (s.isCollaboration || s.has('collab')) },
  {
    kind: 'disconnect',
    when: s => !s.isQuestion && s.has('disconnect') && (s.isCompany || s.has('partner')) && !s.isCollaboration,
  },
  {
    kind: 'disconnect',
    when: s => s.isWish && s.has('remove', 'delete') && s.isCompany && !s.isCollaboration && !s.has('collab', 'number'),
  },
  {
    kind: 'removePartner',
    when: s => s.isWish && s.has('remove') && s.isCompany && (s.isCollaboration || s.has('collab')),
  },
  { kind: 'addPartner', when: s => s.isWish && s.has('add', 'invite') && s.isCompany && s.isCollaboration },
  {
    kind: 'resend',
    when: s => !s.isQuestion && s.has('resend') && (s.isCompany || s.isCollaboration || s.has('request', 'invitation')),
  },
  {
    kind: 'resend',
    when: s =>
      !s.isQuestion &&
      s.isCompany &&
      /(?:再|重新?).{0,6}(?:发|请|邀|申请|问)/.test(s.text) &&
      !s.has('stop', 'give', 'note'),
  },
  { kind: 'delete', when: s => s.isWish && s.has('delete') },
  { kind: 'export', when: s => s.isWish && s.has('export') },
  {
    kind: 'connect',
    when: s =>
      s.isWish &&
      s.has('connect') &&
      !s.isCompany &&
      !s.isEntity &&
      !s.has('who', 'company', 'anyone', 'partner', 'list', 'data'),
  },
  { kind: 'load', when: s => s.isWish && s.has('load') && !s.has('invite', 'create', 'collab', 'connect') },
  { kind: 'remind', when: s => s.isWish && s.has('remind') },
  { kind: 'invite', when: s => s.emails.length > 0 && !s.isQuestion },
  {
    kind: 'newCollaboration',
    when: s => !s.isQuestion && s.has('create') && s.has('collab') && !s.has('own') && s.conditions.owner === undefined,
  },
  {
    kind: 'newCollaboration',
    when: s => s.isWish && s.has('demand') && s.isEntity && s.isCompany && !s.has('we', 'answer', 'see', 'get'),
  },
  { kind: 'cancel', when: s => s.isWish && s.has('cancel') && (s.isCompany || s.has('request', 'invitation')) },
  {
    kind: 'decline',
    when: s =>
      !s.isQuestion &&
      (s.isCollaboration || s.isCompany) &&
      /no thanks|nein danke|kein interesse|not interested|不感兴趣|不用了/.test(s.text),
  },
  { kind: 'decline', when: s => s.isWish && s.has('decline') && !s.has('outgoing') },
  {
    kind: 'accept',
    when: s =>
      s.isWish &&
      s.has('accept') &&
      (s.isCompany || s.isCollaboration || s.has('request', 'invitation')) &&
      !s.has('must'),
  },
  {
    kind: 'connect',
    when: s =>
      s.isWish && s.has('demand') && s.isCompany && !s.isEntity && !s.isCollaboration && !s.has('data', 'what', 'we'),
  },
  {
    kind: 'connect',
    when: s =>
      s.isWish && s.has('connect') && s.isCompany && !s.has('who', 'status', 'incoming', 'wait', 'changed', 'answer'),
  },
  {
    kind: 'connect',
    when: s =>
      !s.isQuestion &&
      s.isCompany &&
      s.has('send') &&
      s.has('request') &&
      !s.has('we', 'us', 'answer', 'status', 'wait', 'accepted', 'incoming', 'cancel'),
  },
  { kind: 'invite', when: s => s.isWish && s.has('invite') && !s.isCollaboration && !s.has('outgoing') },
  { kind: 'change', when: s => s.isWish && s.has('change') && s.has('give') && !s.isNot },
  // "hand our products over to Litware"
  {
    kind: 'share',
    when: s => !s.isQuestion && s.isEntity && s.isCompany && /^(?:please )?hand .* over\b/.test(s.text),
  },
  {
    kind: 'share',
    when: s =>
      s.isWish &&
      s.has('give') &&
      s.isEntity &&
      (s.isCompany || s.isCollaboration || s.has('they', 'anyone')) &&
      !s.has('us', 'what', 'who', 'list'),
  },
]
