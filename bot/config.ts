import { parseArgs } from 'node:util'
import { z } from 'zod'

const text = z.string().trim()
const empty = text.default('')
const list = empty.transform(value =>
  value
    .split(',')
    .map(item => item.trim())
    .filter(Boolean),
)

const schema = z
  .object({
    local: z.boolean(),
    demo: z.boolean(),
    clients: z.boolean(),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
    HOST: empty,
    DATABASE_URL: text.min(1).default('.data'),
    MicrosoftAppId: empty,
    MicrosoftAppType: z
      .enum(['', 'SingleTenant', 'MultiTenant', 'UserAssignedMSI'], {
        message: 'must be SingleTenant, MultiTenant or UserAssignedMSI',
      })
      .default(''),
    MicrosoftAppTenantId: empty,
    MicrosoftAppPassword: empty,
    ALLOWED_TENANTS: list,
    PUBLIC_URL: z.union([z.literal(''), text.url().startsWith('https://')]).default(''),
    SMTP_URL: z.union([z.literal(''), text.url()]).default(''),
    MAIL_FROM: z.union([z.literal(''), text.email()]).default(''),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    METRICS_TOKEN: z.union([z.literal(''), text.min(16)]).default(''),
  })
  .superRefine((env, { addIssue }) => {
    const complain = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message })
    if (env.SMTP_URL && !env.MAIL_FROM) complain('MAIL_FROM', 'is needed with SMTP_URL')
    if (env.local) {
      if (!loopback.has(env.HOST)) complain('HOST', 'must be a loopback address with --local: nobody is authenticated')
      return
    }
    if (!uuid.test(env.MicrosoftAppId))
      complain('MicrosoftAppId', 'is needed, the id of the bot registration; or start with --local')
    if (!env.MicrosoftAppType) complain('MicrosoftAppType', 'is needed: SingleTenant, MultiTenant or UserAssignedMSI')
    if (env.MicrosoftAppType !== 'MultiTenant' && !uuid.test(env.MicrosoftAppTenantId)) {
      complain('MicrosoftAppTenantId', 'is needed, the id of the tenant of the bot registration')
    }
    if (env.MicrosoftAppType !== 'UserAssignedMSI' && !env.MicrosoftAppPassword) {
      complain('MicrosoftAppPassword', 'is needed with this MicrosoftAppType')
    }
  })
  .transform(env => ({
    demo: env.demo,
    clients: env.clients,
    port: env.PORT,
    host: env.HOST || (env.local ? '127.0.0.1' : '0.0.0.0'),
    database: env.DATABASE_URL,
    // The demo's terminal is for what to try.
    logLevel: env.LOG_LEVEL ?? (env.demo ? 'warn' : 'info'),
    metricsToken: env.METRICS_TOKEN,
    teams: env.local
      ? ({ local: true } as const)
      : ({
          local: false,
          credentials: {
            MicrosoftAppId: env.MicrosoftAppId,
            // Refused above when empty.
            MicrosoftAppType: env.MicrosoftAppType || 'SingleTenant',
            MicrosoftAppTenantId: env.MicrosoftAppTenantId,
            MicrosoftAppPassword: env.MicrosoftAppPassword,
          },
          allowedTenants: env.ALLOWED_TENANTS,
        } as const),
  }))

const loopback = new Set(['', '127.0.0.1', '::1', 'localhost'])
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export type Config = Readonly<z.output<typeof schema>>

/** The configuration cannot be used; the message lists every complaint. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration'
}

/**
 * The only reader of the environment and of the command line: `--local`, `--demo`, `--no-clients`. It complains about
 * everything at once, before anything starts, and never repeats a value: it may be a secret.
 */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const flags = readFlags(args)
  const { success, data, error } = schema.safeParse({
    ...env,
    local: Boolean(flags.local || flags.demo),
    demo: Boolean(flags.demo),
    clients: Boolean(flags.demo && !flags['no-clients']),
  })
  if (success) return data
  throw new BadConfiguration(
    `Liaison cannot start:\n${error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`).join('\n')}`,
  )
}

function readFlags(args: readonly string[]) {
  try {
    const options = {
      local: { type: 'boolean' },
      demo: { type: 'boolean' },
      'no-clients': { type: 'boolean' },
    } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new BadConfiguration(`Liaison cannot start:\n  ${error instanceof Error ? error.message : error}`)
  }
}
