/**
 * Whether we may talk to this service URL: one of the hosts of Teams, or loopback and nothing else when `loopback`. It is
 * compared as written, never parsed: where two parsers disagree, such lists are bypassed.
 */
export function isTrusted(serviceUrl: string, loopback: boolean): boolean {
  const [, origin = ''] = /^(https?:\/\/[^/]*)(?:\/[\w./~-]*)?$/.exec(serviceUrl) ?? []
  return loopback ? LOOPBACK.test(origin) : teams.has(origin)
}

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

const teams: ReadonlySet<string> = new Set([
  'https://smba.trafficmanager.net',
  'https://smba.infra.gcc.teams.microsoft.com',
  'https://smba.infra.gov.teams.microsoft.us',
])
