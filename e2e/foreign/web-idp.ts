/** An identity provider that somebody else wrote, as a program of its own on loopback, reached by a browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';
import { makeKeyPair } from './key-pair.ts';
import { peerFolder, python, startPeer } from './peer-process.ts';
import { startSimpleSamlPhp } from './simplesamlphp.ts';

/** Each program does what it can be told. */
export interface WebIdpSettings {
  readonly signAssertion?: boolean;
  readonly signResponse?: boolean;
  /** How; absent for not at all. */
  readonly encrypt?: 'aes' | 'tripledes' | 'pkcs1' | 'nameid';
  readonly demandSignedRequests?: boolean;
}

/** alice, alice@example.org, Alice Ämter, in the groups staff and admins. */
export interface WebIdp {
  readonly metadataUrl: string;
  /** Makes it trust a service provider, anew after each change of its metadata. */
  trust(spMetadata: string): void;
  configure(settings: WebIdpSettings): void;
  /** The page that posts an answer that nobody asked for. */
  unsolicitedUrl(spEntityId: string): string;
  /** Ends alice's session there, and at the service provider. */
  logoutUrl(spEntityId: string, binding: 'redirect' | 'post'): string;
  /** What it has taken so far, oldest first; `null` where it tells nobody. */
  readonly events: (() => Promise<readonly Record<string, unknown>[]>) | null;
  stop(): Promise<void>;
}

export type WebIdpName = 'SimpleSAMLphp' | 'pysaml2' | 'lasso';

interface WebIdpMaker {
  /** Debian packages that it needs. */
  readonly packages: readonly string[];
  readonly start: () => Promise<WebIdp>;
}

export const webIdps: Readonly<Record<WebIdpName, WebIdpMaker>> = {
  SimpleSAMLphp: { packages: ['simplesamlphp'], start: startSimpleSamlPhp },
  pysaml2: { packages: ['python3-pysaml2'], start: () => startPython('pysaml2_idp.py') },
  lasso: { packages: ['python3-lasso'], start: () => startPython('lasso_idp.py') },
};

async function startPython(script: string): Promise<WebIdp> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const folder = peerFolder('idp');
  const keys = makeKeyPair('idp.example');
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const configure = (settings: WebIdpSettings) => write('settings.json', JSON.stringify(settings));
  write('key.pem', keys.privateKey);
  write('certificate.pem', keys.certificate);
  configure({});
  const { stop } = await startPeer({
    command: python,
    arguments: ['-B', join(import.meta.dirname, 'peers', script)],
    folder,
    environment: { PEER_PORT: String(port), PEER_FOLDER: folder },
    awaits: `${base}/metadata`,
  });
  const at = (path: string, parameters: Record<string, string>) => `${base}${path}?${new URLSearchParams(parameters)}`;
  return {
    metadataUrl: `${base}/metadata`,
    trust: (spMetadata) => write('sp.xml', spMetadata),
    configure,
    unsolicitedUrl: (sp) => at('/unsolicited', { sp }),
    logoutUrl: (sp, binding) => at('/logout', { sp, binding }),
    events: async () => (await fetch(`${base}/events`)).json(),
    stop,
  };
}
