import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

type Lock = { readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly link?: boolean }>> }

describe('what is installed', () => {
  it('is what was reviewed: each package in the lockfile has its hash', async () => {
    const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock
    const installed = Object.entries(packages).filter(([path]) => path !== '')

    assert.ok(installed.length > 100)
    const unsealed = installed
      .filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))
      .map(([path]) => path)
    assert.deepEqual(unsealed, [])
  })

  it('runs nothing while it is installed', async () => {
    assert.match(await readFile('.npmrc', 'utf8'), /^ignore-scripts=true$/m)
  })
})
