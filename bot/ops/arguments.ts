import { parseArgs } from 'node:util'
import { BadConfiguration } from '../config.ts'

/** The one file that a command is about. Refuses as `readConfig`. */
export function readFile(args: readonly string[], command: 'backup' | 'restore'): string {
  const [file, ...others] = args
  if (file && others.length === 0) return file
  throw new BadConfiguration(`Name one file: npm run ${command} -- liaison.backup`)
}

/** Files of heads of histories that are to be written and compared with. Refuses as `readConfig`. */
export function readVerifying(args: readonly string[]) {
  const options = { heads: { type: 'string' }, against: { type: 'string' }, seal: { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    throw new BadConfiguration(
      'It knows --heads FILE, to write the heads of all histories, --against FILE, to compare, and --seal',
    )
  }
}

/** Whether what is found is to be mended. Refuses as `readConfig`. */
export function readMending(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { mend: { type: 'boolean' } } }).values.mend ?? false
  } catch {
    throw new BadConfiguration('It knows --mend, and nothing else: npm run reconcile -- --mend')
  }
}
