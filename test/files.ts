import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export type Import = { readonly isType: boolean; readonly from: string }
export type File = { readonly path: string; readonly imports: readonly Import[] }

const sourcesOf = (room: string): readonly string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => join(room, name))
    .sort()

const importsOf = (path: string): readonly Import[] =>
  [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?['"]([^'"]+)['"]/gm)].map(
    ([, type, from = '']) => ({
      isType: Boolean(type),
      from: from.startsWith('.') ? normalize(join(dirname(path), from)) : from,
    }),
  )

/** Every source file, with what it imports. */
export const files = ['bot', 'cards', 'domain', 'migrations', 'test']
  .flatMap(sourcesOf)
  .map((path): File => ({ path, imports: importsOf(path) }))

const known = new Map(files.map(file => [file.path, file]))

/** Everything that is loaded with a file, itself and packages included. */
function loadedWith(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const { from, isType } of known.get(path)?.imports ?? []) if (!isType) loadedWith(from, found)
  return found
}

/** Folders of tests with a stage of their own, and a command of their own. */
const staged = /^test\/(bench|client|faults|nodes|pooler)\//

const all = files.map(({ path }) => path).filter(path => path.endsWith('.test.ts') && !staged.test(path))

/** The tests that use the database of all tests, which is on a server in `npm run test:postgres`. */
export const databaseTests = () => all.filter(path => loadedWith(path).has('test/database.ts'))

const slow = ['domain/storage/embedded.ts', 'node:child_process']
const isRule = (path: string) => !slow.some(module => loadedWith(path).has(module))

/** The tests that need neither a database nor another process. */
export const ruleTests = () => all.filter(isRule)

/** All tests, those of rules last: files that take long would keep one worker busy at the end when the others have nothing to do. */
export const tests = () => [...all.filter(path => !isRule(path)), ...ruleTests()]
