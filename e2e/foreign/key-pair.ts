/** A key and a self-signed certificate of a service provider, made by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyPair {
  readonly privateKey: string;
  readonly certificate: string;
}

/** RSA 2048, in PEM. */
export function makeKeyPair(commonName: string): KeyPair {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-key-'));
  const [key, certificate] = [join(folder, 'sp.key'), join(folder, 'sp.crt')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30', '-subj', `/CN=${commonName}`],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const pair = { privateKey: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}
