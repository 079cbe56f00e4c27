/** Values that contradict each other; checked on the raw values, so that they are reported whatever else is wrong. */
export function contradictions(env: NodeJS.ProcessEnv, local: boolean): readonly string[] {
  const is = (name: string) => Boolean(env[name]?.trim())
  const isId = (name: string) => uuid.test(env[name]?.trim() ?? '')
  const type = env.MicrosoftAppType?.trim()
  const secrets = ['MicrosoftAppPassword', 'MicrosoftAppCertificateFile'].filter(is)
  const complaints: readonly (readonly [boolean, string])[] = [
    [is('SMTP_URL') && !is('MAIL_FROM'), 'MAIL_FROM is needed with SMTP_URL'],
    [!local && is('SMTP_URL') && !is('PUBLIC_URL'), 'PUBLIC_URL is needed with SMTP_URL: e-mails link to it'],
    [
      local && !loopback.has(env.HOST?.trim() ?? ''),
      'HOST must be a loopback address with --local: nobody is authenticated',
    ],
    [
      !local && !isId('MicrosoftAppId'),
      'MicrosoftAppId is needed, the id of the bot registration; or start with --local',
    ],
    [!local && !type, 'MicrosoftAppType is needed: SingleTenant, MultiTenant or UserAssignedMSI'],
    [
      !local && type !== 'MultiTenant' && !isId('MicrosoftAppTenantId'),
      'MicrosoftAppTenantId is needed, the id of the tenant of the bot registration',
    ],
    [
      !local && type !== 'UserAssignedMSI' && secrets.length === 0,
      'MicrosoftAppPassword or MicrosoftAppCertificateFile is needed with this MicrosoftAppType',
    ],
    // botbuilder would silently prefer one of them.
    [!local && secrets.length > 1, `${secrets[0]} and ${secrets[1]} are set: leave one of them out`],
    [
      !local && type === 'UserAssignedMSI' && secrets.length > 0,
      `${secrets[0]} must not be set with UserAssignedMSI: Azure vouches for the bot`,
    ],
  ]
  return complaints.flatMap(([applies, complaint]) => (applies ? complaint : []))
}

const loopback = new Set(['', '127.0.0.1', '::1', 'localhost'])

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
