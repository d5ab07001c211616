import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DnsServer, startDnsServer } from '../../testing/dns-server.ts';
import { systemDns } from './dns.ts';

let server: DnsServer;

beforeAll(async () => {
  server = await startDnsServer();
});

afterAll(() => server.close());

const ask = (name: string) => systemDns([server.address]).resolveTxt(name);

test('each record is one text, in however many strings it was sent', async () => {
  server.zone.set('two.example', [['latchkey-', 'domain'], ['v=spf1 -all']]);
  const answer = await ask('two.example');
  expect(answer.ok && [...answer.values].sort()).toEqual(['latchkey-domain', 'v=spf1 -all']);
});

test.each([
  ['servfail', 'server_failure'],
  ['refused', 'refused'],
  ['nodata', 'no_records'],
] as const)('%s is told apart', async (kind, fault) => {
  server.zone.set(`${kind}.example`, kind);
  expect(await ask(`${kind}.example`)).toEqual({ ok: false, fault });
});

test('a name that does not exist, and one that cannot', async () => {
  expect(await ask('nobody.example')).toEqual({ ok: false, fault: 'no_such_name' });
  expect(await ask(`${'a'.repeat(70)}.example`)).toEqual({ ok: false, fault: 'no_such_name' });
});

test('silence ends after the time limit', { timeout: 20_000 }, async () => {
  server.zone.set('silent.example', 'silent');
  const before = performance.now();
  expect(await ask('silent.example')).toEqual({ ok: false, fault: 'timeout' });
  expect(performance.now() - before).toBeLessThan(12_000);
});

test('nobody there', { timeout: 20_000 }, async () => {
  const gone = await startDnsServer();
  await gone.close();
  const answer = await systemDns([gone.address]).resolveTxt('example.com');
  expect(answer.ok).toBe(false);
  expect(!answer.ok && ['unreachable', 'timeout'].includes(answer.fault)).toBe(true);
});
