import { createHash } from 'node:crypto'
import type { Server } from 'restify'
import { page } from './layout.tsx'

/** A script of ours; its address changes with it, so that browsers may keep it. */
export type Script = { readonly address: string; readonly text: string }

export const scriptOf = (text: string): Script => ({
  address: `/card-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`,
  text,
})

/** Adds the script that draws cards; nothing where there is none. */
export function serveScript(server: Server, script: Script | undefined) {
  if (!script) return
  page(server, script.address, async (_request, response) => {
    response.sendRaw(200, script.text, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
}
