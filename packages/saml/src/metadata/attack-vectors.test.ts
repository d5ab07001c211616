/** Hostile identity provider metadata: what is refused, and what the reader is told about the rest. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { certificateFrom } from '../crypto/index.ts';
import { instant } from '../verdict.ts';
import { readIdpMetadata } from './read-idp-metadata.ts';

const folder = new URL('../../../../vectors/attacks/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const { metadata } = JSON.parse(text('extras.json')) as { metadata: Extras };
const now = instant(Date.parse(JSON.parse(text('index.json')).clock.now));

interface Extras {
  readonly metadataSigningCert: string;
  readonly expectedEntityId: string;
  readonly list: readonly { readonly id: string; readonly file: string }[];
}

const federation = certificateFrom(text(metadata.metadataSigningCert)).sha256;
const attacker = certificateFrom(text('keys/attacker.crt.pem')).sha256;

/**
 * An upload is the admin's word: a signature is checked, not demanded, so that who signed it and what is remarkable about the
 * file is told and left to the reader to decide.
 */
const expected: Record<string, unknown> = {
  'ok-signed': { signedBy: federation, warnings: [] },
  unsigned: { signedBy: null, warnings: [] },
  'tampered-cert': 'METADATA_SIGNATURE_INVALID',
  'attacker-signed': { signedBy: attacker, warnings: [] },
  expired: { signedBy: federation, warnings: ['METADATA_VALID_UNTIL_PASSED'] },
  'other-entity': 'METADATA_ENTITY_NOT_FOUND',
  'xsw-entities': 'METADATA_ENTITY_AMBIGUOUS',
  'xsw-extensions': 'METADATA_ENTITY_AMBIGUOUS',
  'javascript-sso-url': 'METADATA_ADDRESS_INVALID',
  'http-sso-url': { signedBy: federation, warnings: ['ADDRESS_NOT_HTTPS'] },
  'doctype-xxe': 'XML_DTD_FORBIDDEN',
  'no-signing-key': 'METADATA_NO_SIGNING_CERTIFICATE',
  'certificate-not-parsable': 'METADATA_CERTIFICATE_UNREADABLE',
};

it('has a verdict for every case', () => {
  expect(metadata.list.map(({ id }) => id)).toEqual(Object.keys(expected));
});

it.each(metadata.list)('$id', ({ id, file }) => {
  const bytes = readFileSync(new URL(file, folder));
  const verdict = readIdpMetadata(bytes, { now, entityId: metadata.expectedEntityId });
  if (!verdict.ok) return expect(verdict.rejection.code).toBe(expected[id]);
  const { signature, warnings } = verdict.value;
  const told = { signedBy: signature?.certificateSha256 ?? null, warnings: warnings.map(({ code }) => code) };
  return expect(told).toEqual(expected[id]);
});
