/** A service provider that somebody else wrote, as a program of its own on loopback, reached by a browser. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';
import { makeKeyPair } from './key-pair.ts';
import type { SpAddresses } from './lab-application.ts';
import { startMellon } from './mellon.ts';
import { answeringAs, peerFolder, python, startPeer } from './peer-process.ts';
import type { Landing } from './walking-browser.ts';

/** Each program does what it can be told. */
export interface WebSpSettings {
  readonly signRequests: boolean;
  readonly requestBinding?: 'redirect' | 'post';
  /** lasso: a signature must be on the message, not only on the assertion. */
  readonly demandSignature?: boolean;
  readonly demandSignedAssertion?: boolean;
  readonly demandSignedResponse?: boolean;
  readonly demandEncryption?: boolean;
  /** lasso: a LogoutResponse may be unsigned. */
  readonly acceptUnsignedLogout?: boolean;
  /** lasso, python3-saml: it knows the Issuer that Entra writes into a LogoutResponse. */
  readonly knowsLogoutIssuer?: boolean;
}

/** What the program has read of a response that it accepted. */
export interface WebPerson {
  readonly nameId: string;
  readonly sessionIndex: string | null;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface WebSp {
  readonly addresses: SpAddresses;
  /** Of the key with which it signs and decrypts, in PEM. */
  readonly certificate: string;
  /** Where it publishes its metadata. */
  readonly metadataUrl: string;
  /** Begins a sign-in. */
  loginUrl(relayState: string): string;
  readonly logoutUrl: string;
  configure(settings: WebSpSettings): void;
  /** The person on the page where a sign-in has ended; `null` where it was refused. */
  personOf(landing: Landing): WebPerson | null;
  stop(): Promise<void>;
}

export type WebSpName = 'mod_auth_mellon' | 'lasso' | 'python3-saml';

interface WebSpMaker {
  /** Debian packages that it needs. */
  readonly packages: readonly string[];
  readonly signsAlways: boolean;
  readonly start: StartWebSp;
}

export const webSps: Readonly<Record<WebSpName, WebSpMaker>> = {
  mod_auth_mellon: { packages: ['apache2-bin', 'libapache2-mod-auth-mellon'], signsAlways: true, start: startMellon },
  lasso: { packages: ['python3-lasso'], signsAlways: false, start: (trust) => startPython('lasso_sp.py', trust) },
  'python3-saml': {
    packages: ['python3-onelogin-saml2'],
    signsAlways: false,
    start: (trust) => startPython('onelogin_sp.py', trust),
  },
};

/** @param trust is given its addresses, before it runs, and answers with the identity provider's metadata */
export type StartWebSp = (trust: (addresses: SpAddresses) => Promise<Buffer>) => Promise<WebSp>;

async function startPython(script: string, trust: (addresses: SpAddresses) => Promise<Buffer>): Promise<WebSp> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const addresses = { entityId: `${base}/metadata`, acsUrl: `${base}/acs`, logoutUrl: `${base}/slo` };
  const folder = peerFolder('sp');
  const keys = makeKeyPair('sp.example');
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  const configure = (settings: WebSpSettings) => write('settings.json', JSON.stringify(settings));
  write('key.pem', keys.privateKey);
  write('certificate.pem', keys.certificate);
  const idp = await trust(addresses);
  write('idp.xml', idp);
  write('idp-signing-out.xml', answeringAs(idp));
  configure({ signRequests: false });
  const { stop } = await startPeer({
    command: python,
    arguments: ['-B', join(import.meta.dirname, 'peers', script)],
    folder,
    environment: { PEER_PORT: String(port), PEER_FOLDER: folder },
    awaits: `${base}/metadata`,
  });
  return {
    addresses,
    certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
    metadataUrl: `${base}/metadata`,
    loginUrl: (relayState) => `${base}/login?RelayState=${encodeURIComponent(relayState)}`,
    logoutUrl: `${base}/logout`,
    configure,
    personOf: ({ body }) => (JSON.parse(body) as { person?: WebPerson }).person ?? null, // our own script's answer
    stop,
  };
}
