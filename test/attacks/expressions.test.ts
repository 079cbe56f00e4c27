import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'

type Expression = { readonly where: string; readonly pattern: string; readonly flags: string }

/** Every regular expression that is written in a source, and every place where one is put together at run time. */
function expressionsIn(path: string, source = readFileSync(path, 'utf8')) {
  const { program, errors } = parseSync(path, source)
  assert.deepEqual(errors, [], path)
  const written: Expression[] = []
  const built: string[] = []
  const placed = (start: number) => `${path}:${source.slice(0, start).split('\n').length}`
  const build = (callee: object, start: number) => {
    if ('name' in callee && callee.name === 'RegExp') built.push(placed(start))
  }
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) written.push({ where: placed(node.start), ...node.regex })
    },
    NewExpression: ({ callee, start }) => build(callee, start),
    CallExpression: ({ callee, start }) => build(callee, start),
  }).visit(program)
  return { written, built }
}

const found = ['bot', 'cards', 'domain']
  .flatMap(room => readdirSync(room, { recursive: true, encoding: 'utf8' }).map(name => join(room, name)))
  .filter(path => path.endsWith('.ts'))
  .sort()
  .map(path => expressionsIn(path))

/** What is wrong with one; undefined for one that takes time in proportion to what it reads. The answer says what it may. */
async function complaintAbout({ where, pattern, flags }: Expression): Promise<string | undefined> {
  // Its own engine in JavaScript: the others start a process, or Java.
  process.env.RECHECK_BACKEND = 'pure'
  const checked = await check(pattern, flags, { timeout: 60_000, randomSeed: 1 })
  return checked.status === 'safe' ? undefined : `${where} is ${checked.status}: /${pattern}/${flags}`
}

describe('every regular expression', function () {
  // Ten seconds on a machine that has nothing else to do; one that is busy must not make an expression look slow.
  this.timeout('300s')

  it('takes no longer than what it reads is long (recheck)', async () => {
    const complaints: string[] = []
    for (const expression of found.flatMap(({ written }) => written)) {
      const complaint = await complaintAbout(expression)
      if (complaint) complaints.push(complaint)
    }

    assert.deepEqual(complaints, [])
  })

  it('is written in the source, where it is checked, and none is put together at run time', () => {
    assert.deepEqual(
      found.flatMap(({ built }) => built),
      [],
    )
  })

  it('is found wherever it stands, and a slow one is told from a quick one', async () => {
    const source = "const a = /^(a+)+$/g\nif (/b/u.test('/c/')) new RegExp('d')\nRegExp(a) // /f/"

    const { written, built } = expressionsIn('some.ts', source)

    assert.deepEqual(
      written.map(({ where, pattern, flags }) => `${where} ${pattern} ${flags}`),
      ['some.ts:1 ^(a+)+$ g', 'some.ts:2 b u'],
    )
    assert.deepEqual(built, ['some.ts:2', 'some.ts:3'])
    assert.deepEqual(await Promise.all(written.map(complaintAbout)), ['some.ts:1 is vulnerable: /^(a+)+$/g', undefined])
  })

  it('is found in the sources at all', () => {
    const written = found.flatMap(each => each.written)

    // That of the mentions, to name one; there are some 100.
    assert.ok(written.some(({ pattern }) => pattern.startsWith('<at')))
    assert.ok(written.length > 80, `${written.length}`)
  })
})
