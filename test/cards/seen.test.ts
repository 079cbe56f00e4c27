import assert from 'node:assert/strict'
import type { Element } from '../../cards/elements.ts'
import { actionsIn, inputsOf, textOf } from '../card.ts'
import { everyCard, readers } from './every-card.ts'
import { nodesIn } from './nodes.ts'
import { usually } from './writing.ts'

const usual = usually()
const drawn = readers.flatMap(reader =>
  everyCard(reader, usual).map(([name, make]) => ({ language: reader.language, name, card: make() })),
)

/** Which cards have it. */
const where = (is: (each: (typeof drawn)[number]) => boolean) =>
  drawn.filter(is).map(({ language, name }) => `${language}: ${name}`)

const cardOf = (name: string, language = 'en') => {
  const found = drawn.find(each => each.name === name && each.language === language)
  assert.ok(found, name)
  return found.card
}

/** What was wrong on the pictures of every card, and no test of its own would find. */
describe('every card, as it is seen', () => {
  it('has no line that sticks to the notice above it', () => {
    const sticks = ({ spacing }: Element, before: Element | undefined) =>
      spacing === 'None' && before?.type === 'Container' && before.style !== undefined

    assert.deepEqual(
      where(({ card }) => card.body.some((part, at) => sticks(part, card.body[at - 1]))),
      [],
    )
  })

  it('ends lists in words, once', () => {
    assert.deepEqual(
      where(({ card }) => /\b(and|und) \1\b|和以及|\S \+\d/.test(textOf(card))),
      [],
    )
    assert.match(textOf(cardOf('viewers')), /, and 3,995 more/)
  })

  it('writes Chinese with the signs of Chinese', () => {
    assert.deepEqual(
      where(
        ({ language, card }) =>
          language === 'zh-Hans' && /\p{Script=Han} \(|\p{Script=Han}, \p{Script=Han}/u.test(textOf(card)),
      ),
      [],
    )
  })

  it('has no long button beside a name, which would be broken on a phone', () => {
    const beside = (part: Element) =>
      part.type === 'Column' && part.width === 'auto' && actionsIn(part).some(({ title }) => title.length > 14)

    assert.deepEqual(
      where(({ card }) => nodesIn(card.body).some(beside)),
      [],
    )
  })

  it('has no title of a fact that has to be broken within a word', () => {
    const broken = ({ type, facts }: Element) =>
      type === 'FactSet' &&
      (facts as readonly { readonly title: string }[]).some(({ title }) =>
        title.split(' ').some(word => word.length > 18),
      )

    assert.deepEqual(
      where(({ card }) => nodesIn(card.body).some(broken)),
      [],
    )
  })

  it('says of an invitation that it expired, not that it will', () => {
    assert.match(textOf(cardOf('invitation, expired, true')), /Expired: /)
    assert.doesNotMatch(textOf(cardOf('invitation, expired, true')), /Expires: /)
  })

  it('asks for nothing that cannot be sent, nor for what its reader may not do', () => {
    assert.deepEqual(inputsOf(cardOf('invite, without e-mail')), {})
    assert.doesNotMatch(textOf(cardOf('home, connected, member')), /Start a collaboration/)
    assert.match(textOf(cardOf('home, connected, responder')), /Start a collaboration/)
  })

  it('tells the ways out apart', () => {
    assert.match(
      textOf(cardOf('leaving, admin')),
      /Export everything\nOne ZIP[\s\S]*Erase company\nYour company is erased after thirty days/,
    )
    assert.doesNotMatch(textOf(cardOf('leaving, member')), /erased after thirty days|One ZIP/)
  })

  it('sets a place apart from what is there in German', () => {
    assert.match(textOf(cardOf('inbox, true', 'de')), /Lieferanten · Ort: Europa/)
  })
})
