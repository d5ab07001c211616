/** Settings that are fine for a trial and not for production announce themselves at start. */
import type { Config } from './config.ts';

const local: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** @returns sentences for the log. */
export function weakSettings(config: Config): string[] {
  const { protocol, hostname } = new URL(config.publicUrl);
  const isLocal = local.has(hostname);
  const { smtpServer } = config;
  return [
    ...(protocol === 'http:' && !isLocal
      ? ['LATCHKEY_PUBLIC_URL is http: passwords and sessions travel in clear. Put TLS in front and use https.']
      : []),
    ...(config.databaseUrl !== null && config.instanceKey === null
      ? ['LATCHKEY_INSTANCE_KEY is not set: nodes that share this database need the same one. This node uses its own.']
      : []),
    ...(config.privateAddresses === 'all'
      ? [
          'LATCHKEY_PRIVATE_ADDRESSES is allow: admins of accounts can have any private address called. List those meant.',
        ]
      : []),
    ...(protocol === 'https:' && smtpServer === null
      ? ['LATCHKEY_SMTP_URL is not set: no mail is sent. Operators find the messages in the outbox of the dashboard.']
      : []),
    ...(smtpServer !== null && smtpServer.tls === 'none' && !local.has(smtpServer.host)
      ? ['LATCHKEY_SMTP_URL has tls=none: mail, with its links, travels to the mail server in clear.']
      : []),
  ];
}
