/** A SimpleSAMLphp identity provider, as Debian packages it, on a port and in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../harness/product.ts';

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

export interface ForeignIdp {
  readonly metadataUrl: string;
  /** Makes it trust a service provider. */
  trust(spMetadata: string): void;
  /** The page that posts an answer that nobody asked for. */
  unsolicitedUrl(spEntityId: string): string;
  stop(): Promise<void>;
}

/** People: alice with the password alicepass, alice@example.org. */
export async function startSimpleSamlPhp(): Promise<ForeignIdp> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-ssp-'));
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
  writeFileSync(join(folder, 'metadata/saml20-idp-hosted.php'), identityProvider(base));
  writeFileSync(join(folder, 'metadata/saml20-sp-remote.php'), trustedServiceProviders(folder));
  const php: ChildProcess = spawn(
    'php',
    [
      '-d',
      `session.save_path=${folder}/tmp`,
      '-d',
      'error_reporting=0',
      '-S',
      `127.0.0.1:${port}`,
      '-t',
      join(installation, 'www'),
    ],
    {
      env: { ...process.env, SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config'), PHP_CLI_SERVER_WORKERS: '4' },
      stdio: 'ignore',
    },
  );
  const metadataUrl = `${base}/saml2/idp/metadata.php`;
  await answering(metadataUrl);
  return {
    metadataUrl,
    trust: (spMetadata) => writeFileSync(join(folder, 'sp/latchkey.xml'), spMetadata),
    unsolicitedUrl: (entityId) => `${base}/saml2/idp/SSOService.php?spentityid=${encodeURIComponent(entityId)}`,
    stop: async () => {
      const ended = new Promise((resolve) => php.once('exit', resolve));
      php.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer.`);
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
  'alice:alicepass' => ['uid' => ['alice'], 'mail' => ['alice@example.org'], 'displayName' => ['Alice Ämter']],
]];`;

const identityProvider = (base: string): string => `<?php
$metadata['${base}/saml2/idp/metadata.php'] = [
  'host' => '__DEFAULT__', 'privatekey' => 'idp.key', 'certificate' => 'idp.crt', 'auth' => 'people',
  'saml20.sign.assertion' => true, 'saml20.sign.response' => true,
  'NameIDFormat' => ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
  'authproc' => [3 => ['class' => 'saml:AttributeNameID', 'attribute' => 'mail',
    'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress']],
];`;

const trustedServiceProviders = (folder: string): string => `<?php
foreach (glob('${folder}/sp/*.xml') as $file) {
  foreach (SimpleSAML\\Metadata\\SAMLParser::parseDescriptorsFile($file) as $id => $entity) {
    $sp = $entity->getMetadata20SP();
    if ($sp === null) continue;
    unset($sp['entityDescriptor'], $sp['expire'], $sp['metadata-set']);
    $metadata[$id] = $sp;
  }
}`;
