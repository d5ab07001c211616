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
    instanceKey: null,
    privateAddresses: [],
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
  ['LATCHKEY_PRIVATE_ADDRESSES', '10.0.0.0/33'],
  ['LATCHKEY_PRIVATE_ADDRESSES', '10.0.0.256'],
  ['LATCHKEY_PRIVATE_ADDRESSES', 'https://idp.internal'],
])('%s may not be %s, and the message says what may be', (name, value) => {
  const { allowed } = Object.values(configKeys).find((key) => key.name === name) ?? { allowed: 'no such key' };
  const secret = name === 'LATCHKEY_INSTANCE_KEY' || name === 'DATABASE_URL';
  const shown = secret ? 'set to something else' : JSON.stringify(value);
  expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(`${name} is ${shown}, but must be ${allowed}.`));
});

test.each([
  ['allow', 'all'],
  ['10.0.0.0/8, fd00::/8 idp.internal', ['10.0.0.0/8', 'fd00::/8', 'idp.internal']],
])('private addresses may be %s', (text, value) => {
  expect(readConfig({ LATCHKEY_PRIVATE_ADDRESSES: text }).privateAddresses).toEqual(value);
});

test('settings that are fine for a trial only announce themselves', () => {
  const weak = (environment: Record<string, string>) =>
    weakSettings(readConfig(environment)).map((s) => s.split(' ')[0]);
  expect(weak({})).toEqual([]);
  expect(weak({ LATCHKEY_PUBLIC_URL: 'https://sso.example.com' })).toEqual([]);
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
