import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** What stays outside: engines with files of their own, a logger that starts threads by name, and drivers that nobody installs. */
const external = [
  '@electric-sql/pglite',
  'fs-native-extensions',
  'pino',
  ...['better-sqlite3', 'mariadb', 'mysql', 'mysql2', 'oracledb', 'pg-native', 'pg-query-stream', 'sqlite3', 'tedious'],
  'dtrace-provider',
]

/** Packages that are no modules of ECMAScript ask for others, and where they are, by these names. */
const commonJs = `import { createRequire } from 'node:module'
import { dirname as folderOf } from 'node:path'
import { fileURLToPath as pathOf } from 'node:url'
const require = createRequire(import.meta.url), __filename = pathOf(import.meta.url), __dirname = folderOf(__filename)`

/**
 * Builds the bot and its commands into a folder: a few files instead of fifteen hundred, which take a second to load. What several
 * commands share lies two folders deep, as it does in the sources: a path relative to the code leads to the same place.
 */
export async function buildInto(folder: string) {
  await rm(folder, { recursive: true, force: true })
  const migrations = (await readdir('migrations', { recursive: true })).filter(name => name.endsWith('.ts'))
  await build({
    entryPoints: [
      'bot/main.ts',
      ...['verify', 'reconcile', 'backup', 'restore', 'move', 'drill'].map(name => `bot/ops/${name}.ts`),
      ...migrations.map(name => join('migrations', name)),
    ],
    outbase: '.',
    outdir: folder,
    chunkNames: 'bot/code/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    keepNames: true,
    banner: { js: commonJs },
    external,
    logLevel: 'error',
  })
  await mkdir(join(folder, 'bot/web/browser'), { recursive: true })
  await writeFile(join(folder, 'bot/web/browser/card.js'), await bundleScript())
  await cp('bot/demo/data', join(folder, 'bot/demo/data'), { recursive: true })
}

/** The script that draws cards on pages, with what it needs of Microsoft's renderer, for every browser of the last five years. */
export async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bot/web/browser/card.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    legalComments: 'eof',
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
