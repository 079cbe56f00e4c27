import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Region } from '../domain/kernel/region.ts'
import { isServer } from '../domain/storage/opening.ts'
import { contradictions } from './contradictions.ts'
import { keptDays, ofOperator } from './operator.ts'
import { readCertificate } from './teams/certificate.ts'

const text = z.string().trim()
const empty = text.default('')

const list = empty.transform(value =>
  value
    .split(',')
    .map(item => item.trim())
    .filter(Boolean),
)

const portNumber = z.coerce
  .number({ message: 'must be a number' })
  .int('must be a whole number')
  .min(0, 'must be from 0 to 65535')
  .max(65_535, 'must be from 0 to 65535')

/** The two local Teams clients of the demo. */
const clientPorts = z
  .string()
  .default('56150,56151')
  .transform((ports, context) => {
    const { success, data } = z.tuple([portNumber.min(1), portNumber.min(1)]).safeParse(ports.split(','))
    if (success) return data
    context.addIssue({ code: 'custom', message: 'must be two ports, like 56160,56161' })
    return z.NEVER
  })

function withoutSlash(folder: string): string {
  const isLonger = folder.length > 1 && (folder.endsWith('/') || folder.endsWith('\\'))
  return isLonger ? withoutSlash(folder.slice(0, -1)) : folder
}

const database = text
  .min(1)
  // With a trailing slash, the files beside the folder would end up inside it.
  .transform(url => (isServer(url) ? url : withoutSlash(url)))
  .refine(url => isServer(url) || !/^\w{2,}:/.test(url), { message: 'must be postgres://… or a folder' })

const here = database.default('.data')
const secret = z.union([z.literal(''), text.min(16)]).default('')
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const variables = z.object({
  local: z.boolean(),
  demo: z.boolean(),
  clients: z.boolean(),
  PORT: portNumber.default(3978),
  CLIENT_PORTS: clientPorts,
  HOST: empty,
  DATABASE_URL: here,
  REGION_US_URL: database.optional(),
  REGION_EU_URL: database.optional(),
  REGION_APAC_URL: database.optional(),
  HISTORY_KEY: secret,
  MicrosoftAppId: empty,
  MicrosoftAppType: z
    .enum(['', 'SingleTenant', 'MultiTenant', 'UserAssignedMSI'], {
      message: 'must be SingleTenant, MultiTenant or UserAssignedMSI',
    })
    .default(''),
  MicrosoftAppTenantId: empty,
  MicrosoftAppPassword: empty,
  MicrosoftAppCertificateFile: empty.transform((path, context) => {
    try {
      return path ? readCertificate(path) : undefined
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' })
      return z.NEVER
    }
  }),
  ALLOWED_TENANTS: list,
  PUBLIC_URL: z.union([z.literal(''), text.url().startsWith('https://')]).default(''),
  SMTP_URL: z.union([z.literal(''), text.url()]).default(''),
  MAIL_FROM: z.union([z.literal(''), text.email()]).default(''),
  LOG_LEVEL: z.enum(levels, { message: `must be one of ${levels.join(', ')}` }).optional(),
  ...keptDays,
  ...ofOperator,
  METRICS_TOKEN: secret,
})

const schema = variables.transform(env => ({
  demo: env.demo,
  clients: env.clients,
  port: env.PORT,
  clientPorts: env.CLIENT_PORTS,
  host: env.HOST || (env.local ? '127.0.0.1' : '0.0.0.0'),
  database: env.DATABASE_URL,
  regionUrls: {
    us: env.REGION_US_URL,
    eu: env.REGION_EU_URL,
    apac: env.REGION_APAC_URL,
  } satisfies Readonly<Record<Region, string | undefined>>,
  historyKey: env.HISTORY_KEY,
  // The demo's terminal is for what to try.
  logLevel: env.LOG_LEVEL ?? (env.demo ? 'error' : 'info'),
  metricsToken: env.METRICS_TOKEN,
  publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
  mail: mailOf(env),
  keep: {
    notes: env.KEEP_NOTES,
    declined: env.KEEP_DECLINED,
    deliveries: env.KEEP_DELIVERIES,
    history: env.KEEP_HISTORY,
  },
  operator: { processors: env.PROCESSORS, backupDays: env.KEEP_BACKUPS },
  teams: env.local
    ? ({ local: true } as const)
    : ({
        local: false,
        credentials: {
          MicrosoftAppId: env.MicrosoftAppId,
          // Refused above when empty.
          MicrosoftAppType: env.MicrosoftAppType || 'SingleTenant',
          MicrosoftAppTenantId: env.MicrosoftAppTenantId,
          ...(env.MicrosoftAppCertificateFile ?? { MicrosoftAppPassword: env.MicrosoftAppPassword }),
        },
        allowedTenants: env.ALLOWED_TENANTS,
      } as const),
}))

/** Without a server, e-mail is written into a folder beside the database when local, and not sent at all otherwise. */
function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from, local, DATABASE_URL: database }: z.output<typeof variables>) {
  if (smtpUrl) return { smtpUrl, from }
  const folder = `${isServer(database) ? '.data' : database}.mail`
  return local ? { folder, from: from || 'liaison@localhost.example' } : undefined
}

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
  const others = contradictions(env, Boolean(flags.local || flags.demo))
  if (success && others.length === 0) return data
  const issues = error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  throw new BadConfiguration(`Liaison cannot start:\n${[...issues, ...others].map(line => `  ${line}`).join('\n')}`)
}

/** Where the database is: all that is needed to look after it. Refuses as `readConfig`. */
export function readDatabaseUrl({ DATABASE_URL }: NodeJS.ProcessEnv): string {
  return read(
    here.safeParse(DATABASE_URL),
    'DATABASE_URL is neither postgres://… nor a folder: set it, or leave it out',
  )
}

/** Where the rows of each region are, or are to be moved to, as far as it is not the main database. Refuses as `readConfig`. */
export function readRegionUrls(
  env: NodeJS.ProcessEnv,
  prefix: '' | 'TARGET_' = '',
): Readonly<Record<Region, string | undefined>> {
  const urlOf = (region: Region) => {
    const name = `${prefix}REGION_${region.toUpperCase()}_URL`
    return read(database.optional().safeParse(env[name]), `${name} is neither postgres://… nor a folder`)
  }
  return { us: urlOf('us'), eu: urlOf('eu'), apac: urlOf('apac') }
}

/** The key that seals histories; empty when there is none. Refuses as `readConfig`. */
export const readHistoryKey = ({ HISTORY_KEY }: NodeJS.ProcessEnv): string =>
  read(secret.safeParse(HISTORY_KEY), 'HISTORY_KEY must have 16 characters or more')

/** Where a database is to be moved to. Refuses as `readConfig`. */
export function readTargetUrl({ TARGET_DATABASE_URL }: NodeJS.ProcessEnv): string {
  return read(
    database.safeParse(TARGET_DATABASE_URL),
    'TARGET_DATABASE_URL is needed: the empty database to move everything to, postgres://… or a folder',
  )
}

function read<T>({ data, success }: z.SafeParseReturnType<unknown, T>, complaint: string): T {
  if (!success) throw new BadConfiguration(complaint)
  return data
}

function readFlags(args: readonly string[]) {
  const options = { local: { type: 'boolean' }, demo: { type: 'boolean' }, 'no-clients': { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    throw new BadConfiguration(
      'Liaison cannot start:\n  it knows the flags --local, --demo and --no-clients, and no others',
    )
  }
}
