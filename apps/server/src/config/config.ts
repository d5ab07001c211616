/** The configuration: one typed declaration that reads the environment, checks it, and writes its own reference. */

import { type MailSender, readMailSender, readSmtpServer, type SmtpServer } from './mail-settings.ts';
import { readNameServers } from './name-servers.ts';
import { type PrivateAddresses, readPrivateAddresses } from './private-addresses.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origin under which browsers reach the server, without a trailing slash. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  /** `null` for SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Number of proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: number;
  readonly defaultPlan: 'free' | 'pay_as_you_go' | 'enterprise';
  /** How long sign-in attempts are kept. */
  readonly attemptDays: number;
  /** How long audit events are kept. */
  readonly auditLogDays: number;
  /** Empty for those of the machine. */
  readonly dnsServers: readonly string[];
  /** 32 bytes in base64; `null` for a key file in the data folder. */
  readonly instanceKey: string | null;
  /** Private addresses that may be called for metadata and webhooks. */
  readonly privateAddresses: PrivateAddresses;
  /** `null` when there is none: messages are kept in the outbox. */
  readonly smtpServer: SmtpServer | null;
  /** Who messages come from; `null` without a mail server. */
  readonly mailSender: MailSender | null;
}

interface Key<T> {
  readonly name: string;
  readonly meaning: string;
  readonly allowed: string;
  readonly fallback: string;
  /** Its value is never shown. */
  readonly secret?: true;
  /** `undefined` says that the value is not allowed. */
  readonly read: (text: string, environment: Environment) => T | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const key = <T>(definition: Key<T>): Key<T> => definition;

const oneOf =
  <const T extends string>(...values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text);

function integer(minimum: number, maximum: number) {
  return (text: string): number | undefined => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= minimum && value <= maximum ? value : undefined;
  };
}

function origin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}

function key32(text: string): string | null | undefined {
  if (text === '') return null;
  return Buffer.from(text, 'base64').length === 32 ? text : undefined;
}

/** Every key, in the order of the reference. */
export const configKeys = {
  host: key({
    name: 'LATCHKEY_HOST',
    meaning: 'Address to listen on.',
    allowed: 'a host name or an IP address',
    fallback: 'localhost',
    read: (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
  }),
  port: key({
    name: 'LATCHKEY_PORT',
    meaning: 'Port to listen on.',
    allowed: 'a whole number from 0 to 65535 (0: any free port)',
    fallback: '4400',
    read: integer(0, 65_535),
  }),
  publicUrl: key({
    name: 'LATCHKEY_PUBLIC_URL',
    meaning:
      'Origin under which browsers reach the server. It is part of every SP entity ID and ACS URL: change it only before identity providers are set up.',
    allowed: 'http:// or https:// with a host and, if needed, a port; no path',
    fallback: 'http://localhost:<LATCHKEY_PORT>',
    read: (text, environment) =>
      origin(text.startsWith('http://localhost:<') ? `http://localhost:${environment.LATCHKEY_PORT || '4400'}` : text),
  }),
  dataFolder: key({
    name: 'LATCHKEY_DATA',
    meaning: 'Folder for the embedded database and the instance key.',
    allowed: 'a path',
    fallback: 'data/latchkey',
    read: (text) => text || undefined,
  }),
  databaseUrl: key({
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL to use instead of the embedded SQLite.',
    allowed: 'postgres:// or postgresql:// address, or empty for SQLite',
    fallback: '',
    // It may hold a password.
    secret: true,
    read: (text): string | null | undefined => {
      if (text === '') return null;
      return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined;
    },
  }),
  logLevel: key({
    name: 'LATCHKEY_LOG_LEVEL',
    meaning: 'How much is logged, as JSON lines on standard output.',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  }),
  trustedProxies: key({
    name: 'LATCHKEY_TRUSTED_PROXIES',
    meaning: 'How many proxies stand in front and add to X-Forwarded-For.',
    allowed: 'a whole number from 0 to 10',
    fallback: '0',
    read: integer(0, 10),
  }),
  defaultPlan: key({
    name: 'LATCHKEY_DEFAULT_PLAN',
    meaning: 'Plan of a new account. Single sign-on needs pay_as_you_go or enterprise.',
    allowed: 'free, pay_as_you_go or enterprise',
    fallback: 'pay_as_you_go',
    read: oneOf('free', 'pay_as_you_go', 'enterprise'),
  }),
  attemptDays: key({
    name: 'LATCHKEY_ATTEMPT_DAYS',
    meaning: 'Days for which sign-in attempts are kept.',
    allowed: 'a whole number from 1 to 3650',
    fallback: '90',
    read: integer(1, 3650),
  }),
  auditLogDays: key({
    name: 'LATCHKEY_AUDIT_LOG_DAYS',
    meaning: 'Days for which audit events are kept.',
    allowed: 'a whole number from 1 to 3650',
    fallback: '400',
    read: integer(1, 3650),
  }),
  dnsServers: key({
    name: 'LATCHKEY_DNS_SERVERS',
    meaning: 'Name servers that are asked for the records of e-mail domains.',
    allowed:
      'IP addresses, with a port if needed, separated by commas (127.0.0.1:5353), or empty for those of the machine',
    fallback: '',
    read: readNameServers,
  }),
  instanceKey: key({
    name: 'LATCHKEY_INSTANCE_KEY',
    meaning: 'Key that seals private keys and stored messages. Needed when several nodes share a database.',
    allowed: '32 bytes in base64, or empty for a key file in the data folder',
    fallback: '',
    secret: true,
    read: key32,
  }),
  privateAddresses: key({
    name: 'LATCHKEY_PRIVATE_ADDRESSES',
    meaning:
      'Private addresses that admins may have called, for metadata and webhooks; plain http is allowed for these. Other private addresses are never called.',
    allowed: 'a list of host names, IP addresses and networks (10.1.0.0/16) with commas between, or `allow` for all',
    fallback: '',
    read: readPrivateAddresses,
  }),
  smtpServer: key({
    name: 'LATCHKEY_SMTP_URL',
    meaning:
      'Mail server: `smtp://user:password@host:587` (the connection is upgraded to TLS, or not used) or `smtps://user:password@host:465` (TLS from the start). Special characters of user and password are percent-encoded. `smtp://host:25?tls=none` sends in clear, for a relay on the same machine. Without a mail server, messages are kept in the outbox, which operators see.',
    allowed: 'smtp:// or smtps:// address with a host, or empty for none',
    fallback: '',
    // It may hold a password.
    secret: true,
    read: readSmtpServer,
  }),
  mailSender: key({
    name: 'LATCHKEY_MAIL_FROM',
    meaning: 'Who messages come from. Needed with LATCHKEY_SMTP_URL.',
    allowed: 'an e-mail address, or a name and an address such as Example SSO <sso@example.com>',
    fallback: '',
    read: (text, environment): MailSender | null | undefined =>
      text === '' && !environment.LATCHKEY_SMTP_URL?.trim() ? null : readMailSender(text),
  }),
} as const;

/** A mistake of the operator: it stops the start, and its message is all that is shown. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Throws {@link ConfigError} with the key, the value and what is allowed. */
export function readConfig(environment: Environment): Config {
  const read = <T>(definition: Key<T>): T => {
    const text = environment[definition.name]?.trim() || definition.fallback;
    const value = definition.read(text, environment);
    if (value === undefined) {
      const shown = definition.secret === true ? 'set to something else' : JSON.stringify(text);
      throw new ConfigError(`${definition.name} is ${shown}, but must be ${definition.allowed}.`);
    }
    return value;
  };
  return {
    host: read(configKeys.host),
    port: read(configKeys.port),
    publicUrl: read(configKeys.publicUrl),
    dataFolder: read(configKeys.dataFolder),
    databaseUrl: read(configKeys.databaseUrl),
    logLevel: read(configKeys.logLevel),
    trustedProxies: read(configKeys.trustedProxies),
    defaultPlan: read(configKeys.defaultPlan),
    attemptDays: read(configKeys.attemptDays),
    auditLogDays: read(configKeys.auditLogDays),
    dnsServers: read(configKeys.dnsServers),
    instanceKey: read(configKeys.instanceKey),
    privateAddresses: read(configKeys.privateAddresses),
    smtpServer: read(configKeys.smtpServer),
    mailSender: read(configKeys.mailSender),
  };
}
