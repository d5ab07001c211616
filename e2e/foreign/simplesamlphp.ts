/** A SimpleSAMLphp identity provider, as Debian packages it, on a port and in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';
import { peerFolder, startPeer } from './peer-process.ts';
import type { WebIdp, WebIdpSettings } from './web-idp.ts';

const installation = '/usr/share/simplesamlphp';

/** Whether this machine has it, with the PHP and the openssl that it needs. */
export function simpleSamlPhpInstalled(): boolean {
  if (!existsSync(join(installation, 'www'))) return false;
  try {
    return execFileSync('php', ['-m'], { encoding: 'utf8' }).includes('dom');
  } catch {
    return false;
  }
}

/** People: alice with the password alicepass, alice@example.org. */
export async function startSimpleSamlPhp(): Promise<WebIdp> {
  const folder = peerFolder('ssp');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  for (const name of ['config', 'metadata', 'cert', 'log', 'data', 'tmp', 'sp']) mkdirSync(join(folder, name));
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '3650', '-subj', '/CN=idp'],
      ...['-keyout', join(folder, 'cert/idp.key'), '-out', join(folder, 'cert/idp.crt')],
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(join(folder, 'config/config.php'), configuration(folder, base));
  writeFileSync(join(folder, 'config/authsources.php'), people);
  writeFileSync(join(folder, 'metadata/saml20-idp-hosted.php'), identityProvider(folder, base));
  writeFileSync(join(folder, 'metadata/saml20-sp-remote.php'), trustedServiceProviders(folder));
  const configure = (settings: WebIdpSettings) =>
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  configure({});
  const metadataUrl = `${base}/saml2/idp/metadata.php`;
  const settings = ['-d', `session.save_path=${folder}/tmp`, '-d', 'error_reporting=0'];
  const { stop } = await startPeer({
    command: 'php',
    arguments: [...settings, '-S', `127.0.0.1:${port}`, '-t', join(installation, 'www')],
    folder,
    environment: { SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config'), PHP_CLI_SERVER_WORKERS: '4' },
    awaits: metadataUrl,
  });
  return {
    metadataUrl,
    trust: (spMetadata) => writeFileSync(join(folder, 'sp/latchkey.xml'), spMetadata),
    configure,
    events: null,
    logoutUrl: () => `${base}/saml2/idp/SingleLogoutService.php?ReturnTo=${encodeURIComponent(`${base}/`)}`,
    unsolicitedUrl: (entityId) => `${base}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(entityId)}`,
    stop,
  };
}

const configuration = (folder: string, base: string): string => `<?php
$config = [
  'baseurlpath' => '${base}/',
  'certdir' => '${folder}/cert/', 'loggingdir' => '${folder}/log/', 'datadir' => '${folder}/data/', 'tempdir' => '${folder}/tmp',
  'metadatadir' => '${folder}/metadata', 'attributenamemapdir' => '${installation}/config/attributemap/',
  'technicalcontact_name' => 'Test', 'technicalcontact_email' => 'na@example.org', 'timezone' => 'UTC',
  'secretsalt' => 'only-for-tests', 'auth.adminpassword' => 'only-for-tests', 'admin.checkforupdates' => false,
  'trusted.url.domains' => null, 'showerrors' => true, 'errorreporting' => false,
  'logging.handler' => 'file', 'enable.saml20-idp' => true,
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'session.cookie.secure' => false, 'session.cookie.samesite' => null,
  'language.cookie.secure' => false, 'language.cookie.samesite' => null, 'session.phpsession.cookiename' => 'SSP',
  'session.phpsession.savepath' => '${folder}/tmp', 'session.cookie.name' => 'SSPID',
  'session.authtoken.cookiename' => 'SSPToken',
  'language.available' => ['en'], 'language.default' => 'en', 'language.rtl' => [],
  'theme.use' => 'default', 'production' => true,
  'metadata.sources' => [['type' => 'flatfile']], 'store.type' => 'phpsession',
  'authproc.idp' => [], 'authproc.sp' => [],
];`;

const people = `<?php
$config = ['people' => ['exampleauth:UserPass',
  'alice:alicepass' => ['uid' => ['alice'], 'mail' => ['alice@example.org'], 'displayName' => ['Alice Ämter'],
    'groups' => ['staff', 'admins']],
]];`;

const identityProvider = (folder: string, base: string): string => `<?php
$chosen = json_decode(file_get_contents('${folder}/settings.json'), true);
$metadata['${base}/saml2/idp/metadata.php'] = [
  'host' => '__DEFAULT__', 'privatekey' => 'idp.key', 'certificate' => 'idp.crt', 'auth' => 'people',
  'saml20.sign.assertion' => $chosen['signAssertion'] ?? true, 'saml20.sign.response' => $chosen['signResponse'] ?? true,
  'assertion.encryption' => isset($chosen['encrypt']), 'validate.authnrequest' => $chosen['demandSignedRequests'] ?? false,
  'redirect.validate' => $chosen['demandSignedRequests'] ?? false, 'sign.logout' => true, 'redirect.sign' => true,
  'SingleLogoutServiceBinding' => [
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
  'SingleSignOnServiceBinding' => [
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
  'NameIDFormat' => ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
  'authproc' => [3 => ['class' => 'saml:AttributeNameID', 'attribute' => 'mail',
    'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress']],
];`;

// What a service provider's metadata say of its own requests would count for more than what is demanded here.
const trustedServiceProviders = (folder: string): string => `<?php
$chosen = json_decode(file_get_contents('${folder}/settings.json'), true);
foreach (glob('${folder}/sp/*.xml') as $file) {
  foreach (SimpleSAML\\Metadata\\SAMLParser::parseDescriptorsFile($file) as $id => $entity) {
    $sp = $entity->getMetadata20SP();
    if ($sp === null) continue;
    unset($sp['entityDescriptor'], $sp['expire'], $sp['metadata-set']);
    $sp['validate.authnrequest'] = $chosen['demandSignedRequests'] ?? false;
    $metadata[$id] = $sp;
  }
}`;
