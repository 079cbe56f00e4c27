import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import type { Answers, Orders } from './bot.ts'

/** People who wait for an answer at the same time. */
const AT_ONCE = 10

export type Bot = {
  readonly url: string
  ask<N extends keyof Orders>(name: N, about: Orders[N]): Promise<Answers[N]>
  stop(): Promise<void>
}

/** `echo`, or `liaison` and its database, in a process of its own: its event loop is not that of the load. */
export async function startBot(...args: readonly string[]): Promise<Bot> {
  const child = fork(new URL('bot.ts', import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const { url } = await answerOf<{ readonly url: string }>(child)
  return {
    url,
    ask(name, about) {
      child.send({ name, about })
      return answerOf(child)
    },
    async stop() {
      const end = once(child, 'exit')
      child.disconnect()
      await end
    },
  }
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const failing = new AbortController()
  const { signal } = failing
  const end = once(child, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`a bot ended with ${code}`)))
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), end])
    return answer
  } finally {
    end.catch(() => {})
    failing.abort()
  }
}

/** One activity, which must be answered 200; the body. */
export async function send({ url }: Bot, activity: object): Promise<string> {
  const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) })
  assert.equal(response.status, 200)
  return response.text()
}

const headers = { 'content-type': 'application/json' }

/** Milliseconds for p50 and p99. */
export type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/** So many activities; rejects unless each was answered 200 with a body that is right. The time of `settle` counts. */
export async function fire(
  bot: Bot,
  amount: number,
  next: () => object,
  isRight: (body: string) => boolean,
  settle?: () => Promise<unknown>,
): Promise<Round> {
  const times: number[] = []
  const began = performance.now()
  let ended = began
  await new Promise<void>((resolve, reject) => {
    const options: autocannon.Options = {
      url: `${bot.url}/api/messages`,
      method: 'POST',
      headers,
      connections: AT_ONCE,
      amount,
      sampleInt: 20,
      requests: [{ setupRequest: request => ({ ...request, body: JSON.stringify(next()) }) }],
      verifyBody: body => isRight(String(body)),
    }
    const run = autocannon(options, (failure, { errors, mismatches, non2xx }) => {
      const wrong = { errors, mismatches, non2xx, unanswered: amount - times.length }
      if (failure) reject(failure)
      else if (Object.values(wrong).some(count => count !== 0)) reject(new Error(JSON.stringify(wrong)))
      else resolve()
    })
    run.on('response', (_client, _status, _bytes, time) => {
      times.push(time)
      ended = performance.now()
    })
  })
  if (settle) {
    await settle()
    ended = performance.now()
  }
  return { perSecond: (1000 * amount) / (ended - began), p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5)

const quantile = (numbers: readonly number[], part: number) =>
  [...numbers].sort((a, b) => a - b)[Math.ceil(part * numbers.length) - 1] ?? Number.NaN
