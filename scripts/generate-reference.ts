/** `npm run reference`: writes docs/reference from contract, configuration and commands. With `--check` it only says what is stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeCommands } from '../apps/cli/src/index.ts';
import {
  describeApi,
  describeConfiguration,
  describeErrors,
  describeRoles,
} from '../apps/server/src/reference/index.ts';

const folder = join(dirname(import.meta.dirname), 'docs/reference');

const pages = {
  'configuration.md': describeConfiguration(),
  'api.md': describeApi(),
  'errors-api.md': describeErrors(),
  'roles.md': describeRoles(),
  'cli.md': describeCommands(),
};

const present = (file: string): string | null => {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const stale = Object.entries(pages).filter(([file, text]) => present(file) !== text);

if (process.argv.includes('--check')) {
  for (const [file] of stale) process.stderr.write(`docs/reference/${file} is stale.\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of stale) writeFileSync(join(folder, file), text);
  process.stdout.write(stale.length === 0 ? 'The reference is fresh.\n' : `Written: ${stale.map(([file]) => file)}.\n`);
}
