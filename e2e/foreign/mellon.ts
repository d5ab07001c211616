/** mod_auth_mellon in an Apache of its own: nothing of the machine's configuration is read. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';
import { makeKeyPair } from './key-pair.ts';
import type { SpAddresses } from './lab-application.ts';
import { answeringAs, peerFolder, startPeer } from './peer-process.ts';
import type { WebSp } from './web-sp.ts';

const modules = '/usr/lib/apache2/modules';
const loaded = ['mpm_prefork', 'authn_core', 'authz_core', 'authz_user', 'include', 'env', 'mime', 'alias', 'dir'];

/** Its protected page shows who is signed in, as server-side includes write it. */
export async function startMellon(trust: (addresses: SpAddresses) => Promise<Buffer>): Promise<WebSp> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const addresses = {
    entityId: `${base}/mellon/metadata`,
    acsUrl: `${base}/mellon/postResponse`,
    logoutUrl: `${base}/mellon/logout`,
  };
  const keys = makeKeyPair('mellon.example');
  const folder = peerFolder('mellon');
  // Where it is started as root, the workers are another user, who reads the key and writes the state.
  chmodSync(folder, 0o777);
  for (const name of ['run', 'pages', 'post']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), 0o644);
  };
  write('sp.key', keys.privateKey);
  write('sp.crt', keys.certificate);
  const idp = await trust(addresses);
  write('idp.xml', idp);
  write('idp-signing-out.xml', answeringAs(idp));
  write('pages/open', 'open');
  write('pages/secret', '<!--#printenv -->');
  write('apache.conf', configuration(folder, port));
  const { stop } = await startPeer({
    command: '/usr/sbin/apache2',
    arguments: ['-D', 'FOREGROUND', '-f', join(folder, 'apache.conf')],
    folder,
    awaits: `${base}/open`,
  });
  return {
    addresses,
    certificate: keys.certificate,
    metadataUrl: `${base}/mellon/metadata`,
    loginUrl: (relayState) => `${base}/secret?to=${encodeURIComponent(relayState)}`,
    logoutUrl: `${base}/mellon/logout?ReturnTo=${encodeURIComponent(`${base}/open`)}`,
    configure: () => undefined, // it takes its choices from the metadata
    personOf: ({ status, body }) => (status === 200 && body.includes('MELLON_NAME_ID=') ? personIn(body) : null),
    stop,
  };
}

function personIn(variables: string) {
  const found = [...variables.matchAll(/^MELLON_(.+?)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  const named = new Map(found.map(([name = '', value = '']) => [name, value]));
  const attributes = found.map(([name = '', value = '']) => [name.replace(/_\d+$/, ''), value.split(';')] as const);
  return {
    nameId: named.get('NAME_ID') ?? '',
    sessionIndex: named.get('SESSION_INDEX') ?? null,
    attributes: Object.fromEntries(attributes),
  };
}

const configuration = (folder: string, port: number): string => `
ServerRoot "${folder}"
ServerName 127.0.0.1:${port}
Listen 127.0.0.1:${port}
PidFile "${folder}/run/apache.pid"
DefaultRuntimeDir "${folder}/run"
Mutex "file:${folder}/run" default
ErrorLog "${folder}/run/error.log"
${loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
LoadModule auth_mellon_module ${modules}/mod_auth_mellon.so
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
TypesConfig /dev/null
StartServers 2
MaxSpareServers 2
DocumentRoot "${folder}/pages"
<Directory "${folder}/pages">
  Require all granted
  Options +Includes
</Directory>
MellonCacheSize 100
MellonLockFile "${folder}/run/mellon.lock"
MellonPostDirectory "${folder}/post"
<Location />
  MellonEnable info
  MellonEndpointPath /mellon
  MellonSPentityId http://127.0.0.1:${port}/mellon/metadata
  MellonSPPrivateKeyFile "${folder}/sp.key"
  MellonSPCertFile "${folder}/sp.crt"
  MellonIdPMetadataFile "${folder}/idp.xml"
  MellonIdPMetadataFile "${folder}/idp-signing-out.xml"
  MellonDefaultLoginPath /secret
  MellonSecureCookie Off
  MellonSubjectConfirmationDataAddressCheck Off
  MellonMergeEnvVars On ";"
  MellonSignatureMethod rsa-sha256
</Location>
<Location /secret>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
  SetOutputFilter INCLUDES
</Location>
`;
