/** The ground of `npm start` and `npm test`: dependencies, a Node that is new enough, an up-to-date build. Runs on Node 20. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
/** Needed by the dependencies; the lock file brings a Node 24 for machines whose own is older. */
const oldestNode = [22, 12];

export const say = (line) => process.stdout.write(`${line}\n`);

/** Ends the program with one line. */
export function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Installs what the lock file says, once for each lock file. */
export function installDependencies() {
  const stamp = join(root, 'node_modules', '.latchkey-install');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies …');
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, [npm, 'ci']] : [windows ? 'npm.cmd' : 'npm', ['ci']];
  const result = spawnSync(command[0], [...command[1], '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows && !npm,
  });
  if (result.status !== 0)
    stop('The dependencies could not be installed. See the lines above; then run the command again.');
  writeFileSync(stamp, wanted);
}

/** The environment in which `node`, `tsc`, `vite` and `vitest` are those of the lock file. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** Path of a Node that is new enough: the lock file's, else the one that runs this. */
export function findNode() {
  const candidates = [join(bin, windows ? 'node.cmd' : 'node'), process.execPath];
  for (const candidate of candidates) {
    const result = spawnSync(candidate, ['--version'], { encoding: 'utf8', shell: candidate.endsWith('.cmd') });
    const [major = 0, minor = 0] = (result.stdout ?? '').trim().slice(1).split('.').map(Number);
    if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return candidate;
  }
  return stop(
    `Latchkey needs Node ${oldestNode.join('.')} or newer, and this is ${process.version}. Install Node 24 from https://nodejs.org and run the command again.`,
  );
}

/** Runs a command of the lock file and ends the program when it fails. */
export function run(command, args, extra = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(extra), shell: windows });
  if (result.status !== 0) stop(`\`${command} ${args.join(' ')}\` failed. See the lines above.`);
}

/** Like `run`, but answers whether it succeeded. */
export function succeeds(command, args, extra = {}) {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(extra), shell: windows }).status === 0
  );
}

/** Compiles what has changed; the dashboard only when one of its sources is newer than the build. */
export function build() {
  run('tsc', ['-b']);
  const page = join(root, 'apps/dashboard/dist/index.html');
  const sources = [
    'apps/dashboard/src',
    'apps/dashboard/public',
    'apps/dashboard/index.html',
    'apps/dashboard/vite.config.ts',
    'packages/contract/src',
    'package-lock.json',
  ];
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(page) && statSync(page).mtimeMs >= newest) return;
  say('Building the dashboard …');
  run('npm', ['run', 'build', '--silent', '--workspace', 'apps/dashboard', '--', '--logLevel', 'warn']);
}

function newestChange(path) {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/**
 * Starts a long-running program; its lines go where ours go. `ready` resolves with its first line, which says that it
 * answers; never when it ends before that.
 */
export function launch(node, script, extra = {}) {
  const child = spawn(node, [script], { cwd: root, env: environment(extra), stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      if (String(chunk).includes('http')) resolve();
    });
  });
  return { child, ready };
}
