/** Makes a key pair and its self-signed certificate, sealed and ready to be stored. */
import type { SpKeyUse } from '@latchkey/contract';
import { privateKeyFromPem, selfSignedCertificate } from '@latchkey/saml';
import { hours, type Platform } from '../platform/index.ts';
import { commonNames, keyBits, type SpKey, sealPurpose, validYears } from './sp-key.ts';

/** Their clock may be behind ours. */
const leeway = hours(1);

export async function makeSpKey(
  { clock, ids, keyPairs, seal }: Platform,
  owner: { readonly accountId: string; readonly providerId: string; readonly use: SpKeyUse },
): Promise<Omit<SpKey, 'state' | 'activatedAt'>> {
  const pem = await keyPairs.rsa(keyBits);
  const now = clock.now();
  const notBefore = Math.floor((now - leeway) / 1000) * 1000;
  const certificate = selfSignedCertificate({
    serialNumber: serialNumberFrom(ids.secret()),
    commonName: commonNames[owner.use],
    notBefore,
    notAfter: yearsAfter(notBefore, validYears),
    privateKey: privateKeyFromPem(pem),
  });
  const id = ids.id('spk');
  return {
    ...owner,
    id,
    certificate: Buffer.from(certificate).toString('base64'),
    sealedPrivateKey: seal.close(pem, sealPurpose(id)),
    createdAt: now,
    retiredAt: null,
  };
}

/** 16 bytes; the first is 0x40 to 0x7f: positive, and none that DER would shorten. */
function serialNumberFrom(secret: string): Uint8Array {
  const bytes = Buffer.from(secret, 'base64url').subarray(0, 16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}

function yearsAfter(at: number, years: number): number {
  const date = new Date(at);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
