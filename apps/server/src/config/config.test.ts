import { expect, test } from 'vitest';
import { weakSettings } from './announce.ts';
import { ConfigError, configKeys, readConfig } from './config.ts';
import { explainStartFailure } from './explain-start-failure.ts';

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toEqual({
    host: 'localhost',
    port: 4400,
    publicUrl: 'http://localhost:4400',
    dataFolder: 'data/latchkey',
    databaseUrl: null,
    logLevel: 'info',
    trustedProxies: 0,
    defaultPlan: 'pay_as_you_go',
    attemptDays: 90,
    auditLogDays: 400,
    dnsServers: [],
    instanceKey: null,
    privateAddresses: [],
    smtpServer: null,
    mailSender: null,
  });
});

test('the public address follows the port, and loses its trailing slash', () => {
  expect(readConfig({ LATCHKEY_PORT: '5000' }).publicUrl).toBe('http://localhost:5000');
  expect(readConfig({ LATCHKEY_PUBLIC_URL: 'https://sso.example.com/' }).publicUrl).toBe('https://sso.example.com');
});

test.each([
  ['LATCHKEY_HOST', 'a b'],
  ['LATCHKEY_PORT', '65536'],
  ['LATCHKEY_PORT', '80x'],
  ['LATCHKEY_PUBLIC_URL', 'https://sso.example.com/path'],
  ['LATCHKEY_PUBLIC_URL', 'javascript:alert(1)'],
  ['LATCHKEY_PUBLIC_URL', 'https://user@sso.example.com'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['LATCHKEY_LOG_LEVEL', 'loud'],
  ['LATCHKEY_TRUSTED_PROXIES', '-1'],
  ['LATCHKEY_DEFAULT_PLAN', 'gold'],
  ['LATCHKEY_ATTEMPT_DAYS', '0'],
  ['LATCHKEY_AUDIT_LOG_DAYS', 'forever'],
  ['LATCHKEY_INSTANCE_KEY', 'c2hvcnQ='],
  ['LATCHKEY_DNS_SERVERS', 'dns.example.com'],
  ['LATCHKEY_DNS_SERVERS', '127.0.0.1:0'],
  ['LATCHKEY_DNS_SERVERS', '127.0.0.1:53,'],
  ['LATCHKEY_DNS_SERVERS', '999.0.0.1'],
  ['LATCHKEY_PRIVATE_ADDRESSES', '10.0.0.0/33'],
  ['LATCHKEY_PRIVATE_ADDRESSES', '10.0.0.256'],
  ['LATCHKEY_PRIVATE_ADDRESSES', 'https://idp.internal'],
  ['LATCHKEY_SMTP_URL', 'mail.example.com'],
  ['LATCHKEY_SMTP_URL', 'https://mail.example.com'],
  ['LATCHKEY_SMTP_URL', 'smtp://'],
  ['LATCHKEY_SMTP_URL', 'smtp://mail.example.com:0'],
  ['LATCHKEY_SMTP_URL', 'smtp://mail.example.com/path'],
  ['LATCHKEY_SMTP_URL', 'smtp://mail.example.com?tls=maybe'],
  ['LATCHKEY_SMTP_URL', 'smtps://mail.example.com?tls=none'],
  ['LATCHKEY_SMTP_URL', 'smtp://mail.example.com?pool=true'],
  ['LATCHKEY_SMTP_URL', 'smtp://user@mail.example.com'],
  ['LATCHKEY_SMTP_URL', 'smtp://user:50%@mail.example.com'],
  ['LATCHKEY_MAIL_FROM', 'Example SSO'],
  ['LATCHKEY_MAIL_FROM', 'sso@'],
  ['LATCHKEY_MAIL_FROM', 'a@example.com, b@example.com'],
  ['LATCHKEY_MAIL_FROM', 'Example <sso@example.com>\r\nBcc: eve@example.com'],
])('%s may not be %s, and the message says what may be', (name, value) => {
  const { allowed } = Object.values(configKeys).find((key) => key.name === name) ?? { allowed: 'no such key' };
  const secret = ['LATCHKEY_INSTANCE_KEY', 'DATABASE_URL', 'LATCHKEY_SMTP_URL'].includes(name);
  const shown = secret ? 'set to something else' : JSON.stringify(value);
  expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(`${name} is ${shown}, but must be ${allowed}.`));
});

test.each([
  ['allow', 'all'],
  ['10.0.0.0/8, fd00::/8 idp.internal', ['10.0.0.0/8', 'fd00::/8', 'idp.internal']],
])('private addresses may be %s', (text, value) => {
  expect(readConfig({ LATCHKEY_PRIVATE_ADDRESSES: text }).privateAddresses).toEqual(value);
});

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, tls: 'starttls', login: null }],
  ['smtp://[::1]:1025/?tls=none', { host: '::1', port: 1025, tls: 'none', login: null }],
  [
    'smtps://sso%40example.com:p%40ss%2Fword@mail.example.com',
    { host: 'mail.example.com', port: 465, tls: 'implicit', login: { user: 'sso@example.com', password: 'p@ss/word' } },
  ],
])('the mail server %s', (url, smtpServer) => {
  expect(readConfig({ LATCHKEY_SMTP_URL: url, LATCHKEY_MAIL_FROM: 'a@example.com' })).toMatchObject({ smtpServer });
});

test.each([
  ['sso@example.com', { name: '', address: 'sso@example.com' }],
  ['Example SSO <sso@example.com>', { name: 'Example SSO', address: 'sso@example.com' }],
  ['"Größe, Ltd." <sso@example.com>', { name: 'Größe, Ltd.', address: 'sso@example.com' }],
])('messages come from %s', (text, mailSender) => {
  expect(readConfig({ LATCHKEY_MAIL_FROM: text })).toMatchObject({ mailSender });
});

test('a mail server needs a sender', () => {
  expect(() => readConfig({ LATCHKEY_SMTP_URL: 'smtp://mail.example.com' })).toThrow(
    new ConfigError(`LATCHKEY_MAIL_FROM is "", but must be ${configKeys.mailSender.allowed}.`),
  );
});

test('name servers are addresses, with a port if needed', () => {
  const text = '127.0.0.1:5353, 192.0.2.1,2001:db8::1, [2001:db8::2]:53';
  const servers = ['127.0.0.1:5353', '192.0.2.1', '2001:db8::1', '[2001:db8::2]:53'];
  expect(readConfig({ LATCHKEY_DNS_SERVERS: text }).dnsServers).toEqual(servers);
});

test('settings that are fine for a trial only announce themselves', () => {
  const weak = (environment: Record<string, string>) =>
    weakSettings(readConfig(environment)).map((s) => s.split(' ')[0]);
  expect(weak({})).toEqual([]);
  expect(weak({ LATCHKEY_PUBLIC_URL: 'https://sso.example.com' })).toEqual(['LATCHKEY_SMTP_URL']);
  const mail = { LATCHKEY_MAIL_FROM: 'sso@example.com', LATCHKEY_SMTP_URL: 'smtp://mail.example.com' };
  expect(weak({ ...mail, LATCHKEY_PUBLIC_URL: 'https://sso.example.com' })).toEqual([]);
  expect(weak({ ...mail, LATCHKEY_SMTP_URL: 'smtp://localhost:25?tls=none' })).toEqual([]);
  expect(weak({ ...mail, LATCHKEY_SMTP_URL: 'smtp://relay:25?tls=none' })).toEqual(['LATCHKEY_SMTP_URL']);
  expect(weak({ LATCHKEY_PUBLIC_URL: 'http://sso.example.com' })).toEqual(['LATCHKEY_PUBLIC_URL']);
  expect(weak({ LATCHKEY_PRIVATE_ADDRESSES: 'allow' })).toEqual(['LATCHKEY_PRIVATE_ADDRESSES']);
  expect(weak({ LATCHKEY_PRIVATE_ADDRESSES: '10.1.0.0/16' })).toEqual([]);
  const database = { DATABASE_URL: 'postgres://localhost/latchkey' };
  expect(weak(database)).toEqual(['LATCHKEY_INSTANCE_KEY']);
  expect(weak({ ...database, LATCHKEY_INSTANCE_KEY: Buffer.alloc(32).toString('base64') })).toEqual([]);
});

const failure = (fields: object, message = 'failed'): Error => Object.assign(new Error(message), fields);
const sqlite = readConfig({});
const postgres = readConfig({ DATABASE_URL: 'postgres://user:secret@db.example:6432/latchkey' });

test.each([
  [failure({ code: 'EADDRINUSE', syscall: 'listen' }), sqlite, 'Port 4400 of localhost is taken.'],
  [failure({ code: 'EACCES', syscall: 'listen' }), sqlite, 'Listening on port 4400 is not permitted.'],
  [failure({ code: 'EACCES', syscall: 'mkdir' }), sqlite, 'The data folder data/latchkey cannot be used'],
  [failure({ code: 'SQLITE_NOTADB' }), sqlite, 'latchkey.sqlite is not a database'],
  [failure({ code: 'ECONNREFUSED', syscall: 'connect' }), postgres, 'db.example:6432/latchkey cannot be used'],
  [failure({ code: '28P01' }), postgres, 'user or password is wrong'],
  [failure({}, 'timeout expired'), postgres, 'it does not answer in time'],
] as const)('%s is explained in one line', (error, config, words) => {
  const line = explainStartFailure(error, config);
  expect(line).toContain(words);
  expect(line).not.toContain('secret');
  expect(line).not.toContain('\n');
});

test('a defect of ours keeps its stack', () => {
  expect(explainStartFailure(new TypeError('undefined is not a function'), sqlite)).toBeNull();
  expect(explainStartFailure('thrown text', sqlite)).toBeNull();
  expect(explainStartFailure(failure({ code: '42601' }), postgres)).toBeNull();
});
