import pino, { type Logger } from 'pino'

/** JSON lines; no activity, no text of people and no secret is ever handed to it, and errors keep only what they are. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, code: 'code' in error ? error.code : undefined, stack: error.stack?.slice(0, 2_000) }
          : { name: typeof error },
    },
  })
