import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Process, start } from '../bot/process.ts'
import { kills } from './run.ts'
import { until } from './stage.ts'

/** Rows of each load. */
export const ROWS = 3_000

/** The main database, and that of the European Union; empty when it is the same. */
export type Urls = readonly [main: string, eu: string]

async function startCopier(urls: Urls, ahead: number, what: readonly 'moves'[]): Promise<Process> {
  const args = [...urls, `${ROWS}`, `${ahead}`, ...what]
  const copier = start(args, {}, [process.execPath, '--import', 'tsx', 'test/faults/copier.ts'])
  while (!copier.said().includes('ready')) {
    if (!copier.isRunning()) assert.fail((await copier.ended).err)
    await sleep(20)
  }
  return copier
}

/** Kills whoever copies and removes, or moves, again and again; how often it came round. */
export async function copyAndKill(urls: Urls, ...what: readonly 'moves'[]): Promise<number> {
  let turns = 0
  for (let kill = 0; kill < kills; kill++) {
    const copier = await startCopier(urls, kill * 5, what)
    const isRound = async () => !copier.isRunning() || /turn 4/.test(copier.said())
    if (kill % 3 === 2) await until('all there is to do is done once', isRound, 120)
    await sleep(randomInt(100, 2_500))
    if (!copier.isRunning()) assert.fail((await copier.ended).err)
    copier.kill('SIGKILL')
    await copier.ended
    turns += copier.said().match(/turn/g)?.length ?? 0
  }
  return turns
}
