/** A foreign program as a child process: in a folder of its own, awaited until it answers, ended with all that it started. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleSamlPhpInstalled } from './simplesamlphp.ts';

/** Debian's own Python: the packages of the distribution are not seen by another one. */
export const python = '/usr/bin/python3';

export interface PeerProcess {
  stop(): Promise<void>;
}

export const peerFolder = (name: string): string => mkdtempSync(join(tmpdir(), `latchkey-${name}-`));

interface Launch {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** An address that answers once it runs. */
  readonly awaits: string;
}

/** The folder goes with the process. */
export async function startPeer(launch: Launch): Promise<PeerProcess> {
  const child = spawn(launch.command, launch.arguments, {
    cwd: launch.folder,
    env: { ...process.env, ...launch.environment },
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    });
  }
  const stop = async () => {
    await ended(child);
    rmSync(launch.folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await fetch(launch.awaits).catch(() => null)) return { stop };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${launch.awaits} does not answer.\n${output}`);
}

/** Ends the group that the child leads, so that its workers end with it. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return Promise.resolve();
  const group = -child.pid;
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    process.kill(group, 'SIGTERM');
  });
}

/** The metadata of a second identity provider, which is the first one under the name that Entra signs its sign-out answers with. */
export const answeringAs = (metadata: Buffer): string =>
  metadata
    .toString()
    .replace(/ entityID="https:\/\/sts\.windows\.net\//, ' entityID="https://login.microsoftonline.com/');

/** What the peers of a test file need of this machine, as Debian packages; what is missing is said in one line. */
const evidence: Readonly<Record<string, () => boolean>> = {
  'apache2-bin': () => existsSync('/usr/sbin/apache2'),
  'libapache2-mod-auth-mellon': () => existsSync('/usr/lib/apache2/modules/mod_auth_mellon.so'),
  'python3-lasso': () => imports('lasso'),
  'python3-onelogin-saml2': () => imports('onelogin.saml2.auth'),
  'python3-pysaml2': () => imports('saml2.server') && existsSync('/usr/bin/xmlsec1'),
  simplesamlphp: simpleSamlPhpInstalled,
  'libxml2-utils': () => existsSync('/usr/bin/xmllint'),
};

function imports(module: string): boolean {
  if (!existsSync(python)) return false;
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @returns whether all are there; if not, says so. */
export function installed(what: string, ...packages: readonly string[]): boolean {
  const missing = packages.filter((name) => !evidence[name]?.());
  if (missing.length > 0) {
    process.stderr.write(`Skipped: ${what}, because these Debian packages are not installed: ${missing.join(', ')}.\n`);
  }
  return missing.length === 0;
}
