import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFrom, instant, privateKeyFromPem, writeResponse } from '@latchkey/saml';
import { afterAll, describe, expect, it } from 'vitest';
import { readCorpus, type Vector } from './corpus/corpus.ts';
import { reportLines, runCorpus } from './corpus/run-corpus.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

const samples = new URL('../../vectors/entra-responses/', import.meta.url);
const readSample = (name: string): string => readFileSync(new URL(name, samples), 'utf8');
const key = privateKeyFromPem(readSample('app-cert-1.key'));
const certificate = certificateFrom(readSample('app-cert-1.crt'));
const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const at = (time: string) => instant(Date.parse(`2030-01-01T${time}Z`));
const idp = 'https://idp.example.org/';
const sp = { entityId: 'https://sp.example.com/', acsUrl: 'https://sp.example.com/acs' };

function message(nameId: string, assertionId = '_a1', what: 'assertion' | 'none' = 'assertion'): string {
  return writeResponse({
    id: '_r1',
    issueInstant: at('11:59:58'),
    issuer: idp,
    destination: sp.acsUrl,
    inResponseTo: '_q1',
    assertion: {
      id: assertionId,
      issueInstant: at('11:59:58'),
      issuer: idp,
      nameId: { value: nameId, format: emailFormat },
      recipient: sp.acsUrl,
      audience: sp.entityId,
      notBefore: at('11:55:00'),
      notOnOrAfter: at('12:05:00'),
      confirmationNotOnOrAfter: at('12:05:00'),
      attributes: [{ name: 'groups', values: ['a', 'b'] }],
      authnInstant: at('11:50:00'),
      sessionIndex: '_s1',
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
    },
    signing: { key, certificate, what, hash: 'sha256' },
  });
}

const expected = {
  issuer: idp,
  nameId: 'alice@example.com',
  nameIdFormat: emailFormat,
  sessionIndex: '_s1',
  attributes: [{ name: 'groups', values: ['a', 'b'] }],
};
const accept = { class: 'values', expect: 'accept', reason: '', expected } as const;
const reject = { class: 'xsw', expect: 'reject', reason: '' } as const;
const policy = { class: 'identity-policy', expect: 'reject', reason: '', layer: 'policy' } as const;

const files: Record<string, string> = {
  'idp.pem': readSample('app-cert-1.crt'),
  'ok.xml': message('alice@example.com'),
  'ok.b64': Buffer.from(message('alice@example.com')).toString('base64'),
  'second.xml': message('alice@example.com', '_a2'),
  'forged.xml': message('admin@example.com', '_a1', 'none'),
  'twin.xml': message('ad\u200bmin@example.com'),
  'spaced.xml': message('ADMIN@example.com'),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

function run(vectors: readonly Vector[], more: object = {}, extras?: object) {
  const index = {
    clock: { now: '2030-01-01T12:00:00Z' },
    sp,
    idp: { entityId: idp, signingCerts: ['idp.pem'] },
    request: { id: '_q1', issuedAt: '2030-01-01T11:58:00Z', allowUnsolicited: false },
    vectors,
    ...more,
  };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  if (extras === undefined) rmSync(join(folder, 'extras.json'), { force: true });
  else writeFileSync(join(folder, 'extras.json'), JSON.stringify(extras));
  return runCorpus(readCorpus(folder)).map(({ id, result, given, detail }) => ({ id, result, given, detail }));
}

describe('vectors', () => {
  it('pass where the decision and what was read are as expected', () => {
    const outcomes = run([
      { id: 'xml', file: 'ok.xml', ...accept },
      { id: 'field', file: 'ok.b64', form: 'b64', ...accept },
      { id: 'forged', file: 'forged.xml', ...reject },
    ]);
    expect(outcomes).toEqual([
      { id: 'xml', result: 'passed', given: 'accepted', detail: '' },
      { id: 'field', result: 'passed', given: 'accepted', detail: '' },
      { id: 'forged', result: 'passed', given: 'SIGNATURE_MISSING', detail: '' },
    ]);
  });

  it('fail where they are not', () => {
    const other = { ...expected, nameId: 'bob@example.com', attributes: [{ name: 'groups', values: ['b', 'a'] }] };
    const outcomes = run([
      { id: 'wrong value', file: 'ok.xml', ...accept, expected: other },
      { id: 'missing attribute', file: 'ok.xml', ...accept, expected: { ...expected, attributes: [] } },
      { id: 'wrongly refused', file: 'forged.xml', ...accept },
      { id: 'wrongly accepted', file: 'ok.xml', ...reject, forged: ['alice@example.com'] },
      { id: 'slow', file: 'forged.xml', ...reject, timeLimitMs: 0 },
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed']);
    expect(outcomes.map(({ detail }) => detail)).toEqual([
      'NameID "alice@example.com", not "bob@example.com"; groups "[\\"a\\",\\"b\\"]", not "[\\"b\\",\\"a\\"]"',
      'also groups',
      expect.stringMatching(/^refused: ./),
      'accepted as alice@example.com, FORGED: alice@example.com',
      expect.stringMatching(/^took \d+ ms, more than 0$/),
    ]);
  });

  it('of the identity layer fail where somebody is taken for a member', () => {
    const outcomes = run([
      { id: 'twin', file: 'twin.xml', ...policy, value: 'ad\u200bmin@example.com', forged: ['admin@example.com'] },
      { id: 'same', file: 'spaced.xml', ...policy, value: 'ADMIN@example.com', forged: ['admin@example.com'] },
    ]);
    expect(outcomes).toEqual([
      { id: 'twin', result: 'passed', given: 'EMAIL_INVALID', detail: '' },
      { id: 'same', result: 'failed', given: 'accepted', detail: 'taken for admin@example.com' },
    ]);
  });
});

it('sequences keep the request and the assertions that were used', () => {
  const step = (file: string, expect: 'accept' | 'reject') => ({ file, expect });
  const sequence = (id: string, steps: object[]) => ({ id, class: 'replay', reason: '', steps });
  const sequences = [
    sequence('again', [step('ok.xml', 'accept'), step('ok.xml', 'reject')]),
    sequence('another', [step('ok.xml', 'accept'), step('second.xml', 'reject')]),
    sequence('not spent by a forgery', [step('forged.xml', 'reject'), step('ok.xml', 'accept')]),
    sequence('wrong', [step('ok.xml', 'reject')]),
  ];
  const [, ...outcomes] = run([{ id: 'any', file: 'ok.xml', ...accept }], { sequences });
  expect(outcomes.map(({ result, given }) => [result, given])).toEqual([
    ['passed', 'accepted, then REQUEST_ALREADY_ANSWERED'],
    ['passed', 'accepted, then REQUEST_ALREADY_ANSWERED'],
    ['passed', 'SIGNATURE_MISSING, then accepted'],
    ['failed', 'accepted'],
  ]);
});

it('extras are judged by the functions that exist, and never counted where there is none', () => {
  const list = [
    { value: '/page', expect: 'allow', reason: '' },
    { value: '//evil.test/', expect: 'allow', reason: 'protocol-relative' },
  ];
  const redirectLogout = [{ id: 'nothing', expect: 'reject', reason: '', query: 'SAMLRequest=' }];
  const extras = { sloUrl: 'https://sp.example.com/slo', relayState: { acs: sp.acsUrl, list }, redirectLogout };
  const [, ...outcomes] = run([{ id: 'any', file: 'ok.xml', ...accept }], {}, extras);
  expect(outcomes).toEqual([
    { id: 'nothing', result: 'passed', given: 'MESSAGE_MISSING', detail: '' },
    { id: '"/page"', result: 'passed', given: 'allow', detail: '' },
    { id: '"//evil.test/"', result: 'failed', given: 'ignore', detail: 'protocol-relative: ignore, expected allow' },
  ]);
});

describe('the report', () => {
  it('lists every mismatch with its code and ends with the sums', () => {
    run([
      { id: 'right', file: 'ok.xml', ...accept },
      { id: 'wrong', file: 'forged.xml', ...accept },
    ]);
    const lines = reportLines(runCorpus(readCorpus(folder)), false);
    expect(lines[0]).toMatch(/^FAILED {2}values {2}wrong {2}\[SIGNATURE_MISSING\] {2}refused: ./);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('is the output of the command, whose status says whether all passed', () => {
    run([{ id: 'right', file: 'ok.xml', ...accept }]);
    const command = ['--conditions=source', 'scripts/saml/corpus.ts'];
    const root = new URL('../..', import.meta.url);
    const passed = spawnSync(process.execPath, [...command, folder], { cwd: root, encoding: 'utf8' });
    expect([passed.status, passed.stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '1 passed, 0 failed']);
    run([{ id: 'wrong', file: 'forged.xml', ...accept }]);
    const failed = spawnSync(process.execPath, [...command, folder], { cwd: root, encoding: 'utf8' });
    expect([failed.status, failed.stdout.trimEnd().split('\n').at(-1)]).toEqual([1, '0 passed, 1 failed']);
  }, 60_000);

  it('is not made over nothing', () => {
    expect(() => run([])).toThrow('holds no vectors');
  });
});
