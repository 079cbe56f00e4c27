import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

const promises = readFileSync('SECURITY.md', 'utf8')
const threats = promises.split('\n').filter(line => /^\| (?!Threat \|)(?!-)/.test(line) && !line.startsWith('|---'))

describe('SECURITY.md', () => {
  for (const line of threats) {
    const [, threat = '', stopped = '', tests = ''] = line.split(/ ?\| ?/)

    it(`names a test that exists against: ${threat}`, () => {
      const named = [...tests.matchAll(/`([^`]+)` in (test\/[\w/.-]+\.test\.ts)/g)]

      assert.ok(stopped && named.length > 0, line)
      for (const [, title = '', file = ''] of named) {
        const source = readFileSync(file, 'utf8')
        const titles = ["'", '`'].map(quote => `it(${quote}${title}${quote}`)
        assert.ok(
          titles.some(written => source.includes(written)),
          `no test "${title}" in ${file}`,
        )
      }
    })
  }

  it('has a line for each threat, and fits on two pages', () => {
    assert.ok(threats.length >= 20, `${threats.length}`)
    assert.ok(threats.length <= 60, `${threats.length}`)
  })

  it('claims no certification', () => {
    assert.match(promises, /no certification of any kind/)
    assert.doesNotMatch(promises, /\b(?:ISO|SOC ?2|certified|compliant)\b/i)
  })
})
