import { realpathSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { localizations, manifest } from './manifest.ts'

/** The zip that a Teams administrator uploads: everything at top level, and the same bytes from the same input. */
export async function packageApp(options: Parameters<typeof manifest>[0]): Promise<Uint8Array> {
  const described = manifest(options)
  const icons = [described.icons.color, described.icons.outline]
  const files: Zippable = {
    'manifest.json': text(described),
    ...Object.fromEntries(await Promise.all(icons.map(async name => [name, await bytes(name)]))),
    ...Object.fromEntries(Object.entries(localizations()).map(([name, content]) => [name, text(content)])),
  }
  // The earliest date a zip can hold; local time, because that is how a zip keeps it.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) })
}

const text = (content: object) => strToU8(`${JSON.stringify(content, null, 2)}\n`)

const bytes = async (name: string) => new Uint8Array(await readFile(new URL(name, import.meta.url)))

/** Complains in words about what is missing or wrong: its reader is an administrator at a command line. */
function readOptions(args: readonly string[]) {
  const { id, host } = parseArgs({
    args: [...args],
    options: { id: { type: 'string' }, host: { type: 'string' } },
  }).values
  if (!id) throw new Error('The app id is missing: --id 00000000-0000-0000-0000-000000000000 (the MicrosoftAppId)')
  if (!uuid.test(id)) throw new Error(`The app id is not a UUID: ${id}`)
  if (host !== undefined && !isHost(host)) {
    throw new Error(`The host is a name only, such as bot.example.com, without https:// and without a path: ${host}`)
  }
  return { appId: id.toLowerCase(), host }
}

const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i

const isHost = (host: string) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host

async function main(args: readonly string[]): Promise<string> {
  const options = readOptions(args)
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'))
  await mkdir('dist', { recursive: true })
  await writeFile('dist/liaison.zip', await packageApp({ ...options, version }))
  return options.host
    ? 'dist/liaison.zip is ready to upload.'
    : 'dist/liaison.zip is ready to upload, but its links lead nowhere: name the host of the web pages with --host.'
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await main(process.argv.slice(2)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
