/** Messages made to keep us busy: the time grows with their size, and not faster. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { certificateFrom, instant, receiveResponse, verifyResponse } from '../index.ts';

const attacks = new URL('../../../../vectors/attacks/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, attacks), 'utf8');
const genuine = read('219-ok-assertion-signed.xml');
const expectations = {
  now: instant(Date.parse('2030-01-01T12:00:00Z')),
  skewSeconds: 180,
  serviceProvider: {
    entityId: 'https://sp.example.com/saml/metadata',
    acsUrl: 'https://sp.example.com/saml/acs',
    decryptionKeys: [],
  },
  identityProvider: {
    entityId: 'https://idp.example.org/metadata',
    signingCertificates: [certificateFrom(read('keys/idp.crt.pem'))],
    allowSha1: false,
  },
  inResponseTo: { kind: 'request', id: '_req-7c1f0c9e5b8a4d0e9f21aa01' },
} as const;

const many = (count: number, unit: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => unit(i)).join('');
const inside = (text: string): string => genuine.replace(/(<\/(?:\w+:)?Assertion>)/, `${text}$1`);
const declarations = many(60, (i) => ` xmlns:p${i}="urn:p${i}"`);
const prefixes = many(60, (i) => ` p${i}`);
const withPrefixList = (text: string): string =>
  inside(text).replace(
    /<(\w+:)?Transform Algorithm="([^"]*exc-c14n#)"\/>/,
    `<$1Transform Algorithm="$2"><i:InclusiveNamespaces xmlns:i="$2" PrefixList="${prefixes}"/></$1Transform>`,
  );

/** Each with about `size` characters. */
const shapes: readonly (readonly [name: string, message: (size: number) => string])[] = [
  ['values', (size) => inside(`<x>${'<y>v</y>'.repeat(size / 60)}</x>`)],
  ['IDs', (size) => inside(many(size / 80, (i) => `<x ID="i${i}"/>`))],
  ['attributes', (size) => inside(`<x${many(60, (i) => ` z${59 - i}=""`)}/>`.repeat(size / 400))],
  [
    'attributes with prefixes',
    (size) => inside(`<x${declarations}>${`<y${many(60, (i) => ` p${i}:z=""`)}/>`.repeat(size / 560)}</x>`),
  ],
  ['namespaces', (size) => inside(`<x${declarations}>${many(size / 60, (i) => `<p${i % 60}:y/>`)}</x>`)],
  ['redeclared', (size) => inside(many(size / 60, (i) => `<q:x xmlns:q="urn:q${i}"/>`))],
  [
    'a PrefixList',
    (size) => withPrefixList(`<x${declarations}>${many(size / 60, (i) => `<y xmlns:p${i % 60}="urn:x${i}"/>`)}</x>`),
  ],
  ['depth', (size) => inside(`${'<x>'.repeat(50)}${'</x>'.repeat(50)}`.repeat(size / 1000))],
  ['references to characters', (size) => inside(`<x>${'&#x10FFFF;'.repeat(size / 10)}</x>`)],
  ['carriage returns', (size) => inside(`<x>${'\r'.repeat(size)}</x>`)],
  ['encoded attributes', (size) => inside(`<x y="${'&lt;'.repeat(size / 4)}"/>`)],
  ['comments', (size) => inside('<!---->'.repeat(size / 7))],
  ['white space in base64', (size) => genuine.replace(/(<(?:\w+:)?SignatureValue>)/, `$1${'A \n'.repeat(size / 3)}`)],
  ['certificates', (size) => genuine.replace(/(<(?:\w+:)?X509Certificate>)/, `$1${'A '.repeat(size / 2)}`)],
  ['signatures', (size) => inside('<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(size / 60))],
];

/** Of CPU, whatever else the machine does. */
function milliseconds(message: string): number {
  const field = Buffer.from(message).toString('base64');
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = process.cpuUsage();
    const received = receiveResponse(field);
    if (received.ok) verifyResponse(received.value, expectations);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

it.each(shapes)('%s', (_, message) => {
  // Sixteen times as much may take sixteen times as long, not 256 times.
  const small = milliseconds(message(30_000));
  expect(milliseconds(message(480_000))).toBeLessThan(100 * Math.max(small, 1));
});

it('the genuine message that they are made from is accepted, and the shapes get as far as the digest', () => {
  const verdict = (message: string): string => {
    const received = receiveResponse(Buffer.from(message).toString('base64'));
    if (!received.ok) return received.rejection.code;
    const verified = verifyResponse(received.value, expectations);
    return verified.ok ? 'accepted' : verified.rejection.code;
  };
  expect(verdict(genuine)).toBe('accepted');
  const reached = shapes.map(([name, message]) => `${name}: ${verdict(message(60_000))}`);
  expect(reached.filter((line) => line.endsWith('SIGNATURE_DIGEST_MISMATCH')).length).toBeGreaterThan(9);
});
