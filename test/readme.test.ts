import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'

const readme = readFileSync('README.md', 'utf8')
const [, table = ''] = readme.split('## Adding a …')
const rows = table.split('\n').filter(line => /^\| (?!To add|-)/.test(line))

describe('README.md', () => {
  it('has a row for each kind of thing that is added', () => {
    assert.ok(rows.length >= 15, `${rows.length}`)
  })

  for (const row of rows) {
    const [, what = ''] = row.split(' | ')[0]?.split('| ') ?? []

    it(`names files that exist for a new ${what}`, () => {
      const paths = [...row.matchAll(/`((?:bot|cards|domain|migrations|test)\/[^`<]*)`/g)].map(([, path = '']) => path)

      assert.deepEqual(
        paths.filter(path => !existsSync(path)),
        [],
      )
    })
  }

  it('links only to what exists', () => {
    const links = [...readme.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, path = '']) => path)

    assert.deepEqual(
      links.filter(path => !existsSync(path)),
      [],
    )
  })
})
