import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.24/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
}
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.24/MicrosoftTeams.schema.json' with {
  type: 'json',
}
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { localizations, manifest } from '../../../bot/teams/manifest/manifest.ts'
import { packageApp } from '../../../bot/teams/manifest/package.ts'

const options = { appId: '4d7a7f0e-9a51-4f0c-8c2e-5d1f3b6a9e70', host: 'bot.example.com', version: '1.2.3' }

describe('the Teams manifest', () => {
  it('is valid by the schema of Microsoft', () => {
    assert.deepEqual(complaints(manifestSchema, manifest(options)), [])
  })

  it('is valid without a host', () => {
    const { appId, version } = options

    const hostless = manifest({ appId, version })

    assert.deepEqual(complaints(manifestSchema, hostless), [])
    assert.deepEqual(hostless.validDomains, [])
  })

  it('would be told when something is wrong', () => {
    const wrong = { ...manifest(options), id: 'no-uuid', permissions: ['everything'], extra: 1 }

    const paths = complaints(manifestSchema, wrong).map(complaint => complaint.split(' ')[0])

    assert.deepEqual(paths.sort(), ['/', '/id', '/permissions/0'])
  })

  it('names the schema it is checked against', () => {
    const { $schema, manifestVersion } = manifest(options)

    assert.equal(manifestVersion, manifestSchema.properties.manifestVersion.const)
    assert.match($schema, new RegExp(`/v${manifestVersion}/MicrosoftTeams\\.schema\\.json$`))
  })

  it('offers the plain commands, as short as older clients want them', () => {
    const [{ commandLists }] = manifest(options).bots
    const [{ commands }] = commandLists

    assert.deepEqual(
      commands.map(({ title }) => title),
      [
        'help',
        'pending',
        'sent requests',
        'my partners',
        'find partners',
        'collaborations',
        'visibility score',
        'what changed',
        'load data',
        'notifications',
      ],
    )
    for (const { title, description } of commands) {
      assert.ok(title.length <= 32, title)
      assert.ok(description.length <= 128, description)
    }
  })

  it('works in personal chat, teams and group chats, and takes files in personal chat (K1)', () => {
    const [bot] = manifest(options).bots

    assert.equal(bot.botId, options.appId)
    assert.deepEqual([...bot.scopes].sort(), ['groupChat', 'personal', 'team'])
    assert.equal(bot.supportsFiles, true)
  })
})

describe('the message extension of the manifest', () => {
  it('finds partners and collaborations, says so to Copilot, and knows the links to our pages', () => {
    const [{ commands, messageHandlers }] = manifest(options).composeExtensions

    assert.deepEqual(
      commands.map(({ id }) => id),
      ['partners', 'collaborations'],
    )
    for (const { semanticDescription, parameters } of commands)
      assert.ok([semanticDescription, parameters[0]?.semanticDescription].every(each => (each ?? '').length > 40))
    assert.deepEqual(
      messageHandlers.map(({ value }) => value.domains),
      [[options.host]],
    )
  })
})

describe('the translations of the manifest', () => {
  for (const [file, content] of Object.entries(localizations())) {
    it(`are valid by the schema of Microsoft in ${file}`, () => {
      assert.deepEqual(complaints(localizationSchema, content), [])
      assert.match(content.$schema ?? '', /\/v1\.24\/MicrosoftTeams\.Localization\.schema\.json$/)
    })

    it(`describe every command in ${file}, within the limits`, () => {
      const [{ commands }] = manifest(options).bots[0].commandLists
      const [{ commands: finders }] = manifest(options).composeExtensions

      const described = [
        ...commands.map((_, n) => content[`bots[0].commandLists[0].commands[${n}].description`] ?? ''),
        ...finders.flatMap((_, n) =>
          ['title', 'description', 'parameters[0].title', 'parameters[0].description'].map(
            part => content[`composeExtensions[0].commands[${n}].${part}`] ?? '',
          ),
        ),
      ]

      assert.ok(described.every(description => description.length > 0 && description.length <= 128))
      assert.ok((content['name.short'] ?? '').length <= 30)
      assert.ok((content['description.short'] ?? '').length <= 80)
      // Every key must be one that the schema knows: an unknown one is refused by the check above.
      assert.equal(Object.keys(content).length, 5 + described.length)
    })
  }
})

describe('the Teams app package', () => {
  it('holds the manifest and exactly the files it names, at top level', async () => {
    const files = unzipSync(await packageApp(options))

    const { icons, localizationInfo } = manifest(options)
    const named = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)]
    assert.deepEqual(Object.keys(files).sort(), ['manifest.json', ...named].sort())
    assert.deepEqual(
      Object.keys(files).filter(name => /[\\/]/.test(name)),
      [],
    )
  })

  it('holds what the manifest and its translations say', async () => {
    const files = unzipSync(await packageApp(options))

    const json = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
    assert.deepEqual(json('manifest.json'), manifest(options))
    for (const [file, content] of Object.entries(localizations())) assert.deepEqual(json(file), content)
  })

  it('has a color icon of 192 and an outline icon of 32 pixels', async () => {
    const files = unzipSync(await packageApp(options))

    assert.deepEqual(pixels(files['color.png']), [192, 192])
    assert.deepEqual(pixels(files['outline.png']), [32, 32])
  })

  it('is the same bytes every time', async () => {
    assert.deepEqual(await packageApp(options), await packageApp(options))
  })
})

describe('npm run package:teams', function () {
  // Each of these starts a process of its own.
  this.timeout('20s')

  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-package-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('writes dist/liaison.zip for the id and host it is given', async () => {
    await run(folder, '--id', options.appId.toUpperCase(), '--host', options.host)

    const files = unzipSync(new Uint8Array(await readFile(join(folder, 'dist/liaison.zip'))))
    const { id, validDomains, version } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
    assert.equal(id, options.appId)
    assert.deepEqual(validDomains, [options.host])
    assert.match(version, /^\d+\.\d+\.\d+$/)
  })

  for (const [args, complaint] of [
    [[], /^The app id is missing: --id/],
    [['--id', 'liaison'], /^The app id is not a UUID: liaison/],
    [['--id', options.appId, '--host', 'https://bot.example.com/'], /^The host is a name only/],
    [['--app', options.appId], /^Unknown option '--app'/],
  ] as const) {
    it(`complains in one sentence about "${args.join(' ')}"`, async () => {
      await assert.rejects(run(folder, ...args), ({ code, stderr }: { code: number; stderr: string }) => {
        assert.equal(code, 1)
        assert.match(stderr, complaint)
        assert.doesNotMatch(stderr, /^\s+at /m)
        return true
      })
      await assert.rejects(readFile(join(folder, 'dist/liaison.zip')), { code: 'ENOENT' })
    })
  }
})

function complaints(schema: object, value: unknown): readonly string[] {
  // The schemas are of draft 4, which ajv does not know by name; nothing they use has another meaning in draft 7. One
  // of their patterns is no regular expression in unicode mode.
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
}

/** A PNG begins with eight fixed bytes and a header block, in which width and height come first. */
function pixels(png: Uint8Array = new Uint8Array(24)): readonly [number, number] {
  assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10])
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

const script = fileURLToPath(new URL('../../../bot/teams/manifest/package.ts', import.meta.url))

const run = (cwd: string, ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx/esm'), script, ...args], { cwd })
