/**
 * `npm run reference`: writes docs/reference from contract, configuration and commands, and packages/saml/docs from the built
 * declarations. With `--check` it only says what is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeCommands } from '../apps/cli/src/index.ts';
import {
  describeApi,
  describeConfiguration,
  describeErrors,
  describeGuides,
  describeRoles,
} from '../apps/server/src/reference/index.ts';
import { describeSamlApi } from './reference/saml-api.ts';
import { describeSamlErrors } from './reference/saml-errors.ts';

const root = dirname(import.meta.dirname);

const pages = {
  'docs/reference/configuration.md': describeConfiguration(),
  'docs/reference/api.md': describeApi(),
  'docs/reference/errors-api.md': describeErrors(),
  'docs/reference/roles.md': describeRoles(),
  'docs/reference/cli.md': describeCommands(),
  ...Object.fromEntries(Object.entries(describeGuides()).map(([file, text]) => [`docs/providers/${file}`, text])),
  'packages/saml/docs/api.md': describeSamlApi(),
  'packages/saml/docs/errors.md': describeSamlErrors(),
};

const present = (file: string): string | null => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const stale = Object.entries(pages).filter(([file, text]) => present(file) !== text);

if (process.argv.includes('--check')) {
  for (const [file] of stale) process.stderr.write(`${file} is stale.\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  process.stdout.write(stale.length === 0 ? 'The reference is fresh.\n' : `Written: ${stale.map(([file]) => file)}.\n`);
}
