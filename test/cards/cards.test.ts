import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAct } from '../../bot/actions/press.ts'
import type { Card } from '../../cards/kit.ts'
import { type Verb, verbs } from '../../cards/verbs.ts'
import { profileFields } from '../../domain/company/profile.ts'
import { checkCard, textOf } from '../card.ts'
import { cards, everyCard, readers } from './every-card.ts'
import { type Node, nodesIn, nodesOf } from './nodes.ts'
import { writing } from './writing.ts'

/** The functions in cards/ that make a card: `xCard`. */
const makers = readdirSync('cards', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.startsWith('words'))
  .flatMap(name =>
    [...readFileSync(join('cards', name), 'utf8').matchAll(/^export (?:function|const) (\w+Card)\b/gm)].map(
      ([, maker = '']) => [maker, `cards/${name}`] as const,
    ),
  )
const drawn = readdirSync('test/cards')
  .map(name => readFileSync(join('test/cards', name), 'utf8'))
  .join('\n')

describe('every card', () => {
  for (const [maker, path] of makers) {
    it(`is among those that these tests draw: ${maker} of ${path}`, () => {
      assert.match(
        drawn,
        new RegExp(`\\b${maker}\\(`),
        'add it to test/cards/every-card.ts, or to a list that it names',
      )
    })
  }

  const pieces = { '200 Chinese characters': '企', '200 asterisks': '*', '200 emoji': '😀', '200 quotes': '"' }

  for (const [what, piece] of Object.entries({ ...pieces, '200 backslashes': '\\', '200 lines': 'a\n' })) {
    it(`is accepted by Microsoft's parser and fits into a message, with names of ${what}`, () => {
      // One of each kind of card is enough to see.
      const refused = new Map<string, string>()
      for (const reader of readers) {
        for (const [name, make] of everyCard(reader, writing(piece))) {
          try {
            const card = make()
            checkCard(card)
            assert.ok(JSON.stringify(card).length < 25_000)
          } catch (error) {
            refused.set(`${reader.language}: ${name.split(',')[0]}`, `${name}: ${error}`)
          }
        }
      }

      assert.deepEqual([...refused], [])
    })
  }

  it('begins with its heading, which is its title', () => {
    for (const { name, card } of cards) {
      const [heading] = card.body
      assert.equal(heading?.type, 'TextBlock', name)
      assert.equal(heading?.style, 'heading', name)
      assert.equal(textOf(heading), card.fallbackText, name)
      assert.notEqual(card.fallbackText.trim(), '', name)
    }
  })

  it('heads each list of boxes by a name of its own, which is not that of a box below it', () => {
    const wrong = cards.flatMap(({ name, card }) => {
      const lists = nodesOf(card, 'Input.ChoiceSet').filter(({ isMultiSelect }) => isMultiSelect)
      const labels = lists.map(({ label }) => String(label))
      const isSaidTwice = ({ label, choices }: Node) =>
        (choices as readonly { readonly title: string }[]).some(
          ({ title }) => title.replace(/ ?[(（].*/su, '') === label,
        )
      return [
        ...labels.filter((label, at) => labels.indexOf(label) !== at),
        ...lists.filter(isSaidTwice).map(({ label }) => String(label)),
      ].map(label => `${name}: ${label}`)
    })

    assert.deepEqual(wrong, [])
  })

  it('has at most three buttons below it and the others in its menu, one of them meant, and six in a row', () => {
    for (const { name, card } of cards) {
      const inSight = card.actions.filter(({ mode }) => mode !== 'secondary')
      assert.ok(inSight.length <= 3, `${name}: ${inSight.map(({ title }) => title)}`)
      const meant = card.actions.filter(({ style }) => style !== undefined)
      assert.ok(meant.length <= 1, `${name}: ${meant.map(({ title }) => title)}`)
      const rows = [card.actions, ...nodesOf(card, 'ActionSet').map(({ actions }) => actions as Card['actions'])]
      for (const actions of rows) {
        assert.ok(actions === card.actions || actions.length <= 6, `${name}: ${actions.map(({ title }) => title)}`)
        for (const { title } of actions) assert.match(title, /\p{L}/u, name)
      }
      for (const { actions } of nodesOf(card, 'ActionSet')) assert.notDeepEqual(actions, [], name)
    }
  })

  it('is red nowhere but on the press that confirms', () => {
    for (const { name, card } of cards) {
      const red = nodesOf(card, 'Action.').filter(({ style }) => style === 'destructive')
      assert.ok(red.length <= 1, name)
      for (const { verb, type } of red) assert.ok(type === 'Action.Execute' && isAct(verb as Verb), `${name}: ${verb}`)
    }
  })

  it('never cuts what is typed: the limit is in the label, and what is too long is refused', () => {
    for (const { name, card } of cards) {
      for (const { maxLength, isMultiline, label } of nodesOf(card, 'Input.Text')) {
        assert.equal(maxLength, undefined, name)
        if (isMultiline) assert.match(String(label), /\d/, name)
      }
    }
  })

  it('says what is wrong with a form above it and beside its button', () => {
    for (const { name, card } of cards) {
      const refusals = card.body.filter(({ type, style }) => type === 'Container' && style === 'attention')
      const isForm = card.actions.some(({ associatedInputs, style }) => associatedInputs === 'auto' && style)
      if (refusals.length > 0 && isForm) assert.deepEqual(refusals[0], refusals.at(-1), name)
      assert.equal(refusals.length % 2 === 0 || !isForm, true, name)
    }
  })

  it('labels every input, and says what is missing where one is required', () => {
    for (const { name, card } of cards) {
      for (const { type, id, label, title, isRequired, errorMessage, isVisible } of nodesOf(card, 'Input.')) {
        if (isVisible === false) continue
        assert.match(String(type === 'Input.Toggle' ? title : label), /\p{L}/u, `${name}: ${id}`)
        if (isRequired) assert.match(String(errorMessage), /\p{L}/u, `${name}: ${id}`)
      }
    }
  })

  it('tells nothing by colour alone', () => {
    for (const { name, card } of cards) {
      for (const node of nodesIn(card)) {
        if (!/^(good|attention|warning|accent|positive|destructive)$/i.test(`${node.color ?? node.style}`)) continue
        // The filled part of a bar: its number stands beside it, in words.
        if (node.type === 'Column' && node.minHeight) continue
        assert.match(node.type.startsWith('Action.') ? String(node.title) : textOf(node), /\p{L}/u, name)
      }
    }
  })

  it('wraps its texts, and gives each id once', () => {
    for (const { name, card } of cards) {
      for (const { wrap, text } of nodesOf(card, 'TextBlock')) {
        assert.ok(wrap || /^(\d+\s?%?|–)$/.test(String(text)), `${name}: ${text}`)
      }
      const ids = nodesIn(card).flatMap(({ id }) => id ?? [])
      assert.equal(new Set(ids).size, ids.length, name)
      for (const { targetElements } of nodesOf(card, 'Action.ToggleVisibility')) {
        for (const target of targetElements as readonly string[]) assert.ok(ids.includes(target), `${name}: ${target}`)
      }
    }
  })

  it('names the language that it is in', () => {
    for (const { name, card } of cards) assert.equal(card.lang, name.slice(0, 2))
  })
})

describe('every button', () => {
  type Button = {
    readonly verb: Verb
    readonly data: object
    readonly associatedInputs: string
    readonly title: string
  }
  const buttonsOf = (card: Card) => nodesOf(card, 'Action.Execute') as unknown as readonly (Button & Node)[]
  const keysOf = (verb: Verb): readonly string[] => {
    if (verb === 'profile.save') return [...Object.keys(profileFields), 'section']
    return [...Object.keys(verbs[verb].shape), ...(verb === 'collaboration.share' ? ['note-'] : [])]
  }
  /** The name of an input: of those for one partner each, what they have in common. */
  const named = (key: string) => key.replace(/^(note-).*/, '$1')

  /** As it arrives: without what is undefined. */
  const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

  /** What may be typed or chosen in an input, its first state first. */
  function typedInto({ type, value = '', choices }: Node): readonly string[] {
    if (type === 'Input.Toggle') return [String(value), 'true', 'false']
    if (type === 'Input.ChoiceSet')
      return [String(value), ...(choices as { value: string }[]).map(({ value }) => value)]
    return [String(value), '', 'typed']
  }

  it('carries what its verb takes, whatever is typed or chosen', () => {
    for (const { name, card } of cards) {
      const inputs = nodesOf(card, 'Input.').filter(({ isVisible }) => isVisible !== false)
      const first = Object.fromEntries(inputs.map(input => [input.id, typedInto(input)[0]]))
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        const where = `${name}: ${title}`
        assert.ok(Object.hasOwn(verbs, verb), where)
        const sent = associatedInputs === 'auto' ? { ...first, ...data } : data
        for (const key of Object.keys(sent)) assert.ok(keysOf(verb).includes(named(key)), `${where}: ${key}`)
        const result = verbs[verb].safeParse(asSent(sent))
        assert.ok(result.success, `${where}: ${result.error?.message}`)
        if (associatedInputs !== 'auto') continue
        for (const input of inputs) {
          for (const value of typedInto(input)) {
            const changed = { ...first, [String(input.id)]: value, ...data }
            assert.ok(verbs[verb].safeParse(changed).success, `${where}: ${input.id} ${value}`)
          }
        }
      }
    }
  })

  it('carries all that its verb cannot do without, when nothing is typed', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        if (associatedInputs === 'auto') continue
        assert.ok(verbs[verb].safeParse(asSent(data)).success, `${name}: ${title}`)
      }
    }
  })

  it('does the same in a client without Action.Execute', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title, style, fallback } of buttonsOf(card)) {
        const submit = { type: 'Action.Submit', title, style, associatedInputs, data: { ...data, verb } }
        assert.deepEqual(asSent(fallback), asSent(submit), name)
      }
    }
  })
})
