/** Catalogues that must agree: concept folders on both sides, operations that are implemented, generated reference that is fresh. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root } from '../runtime.mjs';
import { textOf, trackedFiles } from './sources.mjs';

export function checkCatalogues() {
  return [...checkConcepts(), ...checkReference()];
}

/** Patterns in code look like links. */
const withoutCode = (markdown) => markdown.replace(/```.*?```|`[^`\n]*`/gs, '');

/** A concept that the contract names has its folder in the server. */
function checkConcepts() {
  const shared = new Set(['index', 'common', 'errors', 'operation', 'operations', 'explanations']);
  const files = trackedFiles();
  return files
    .map((path) => path.match(/^packages\/contract\/src\/([a-z-]+)\.ts$/)?.[1])
    .filter((name) => name !== undefined && !shared.has(name))
    .filter((name) => !existsSync(join(root, 'apps/server/src', name, 'index.ts')))
    .map((name) => `the contract has ${name}.ts, but there is no apps/server/src/${name}/index.ts.`)
    .concat(
      files
        .filter((path) => /^(docs|packages\/saml)\/.*\.md$/.test(path))
        .flatMap((path) =>
          [...withoutCode(textOf(path)).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
            .map((match) => join(path, '..', match[1]))
            .filter((target) => !existsSync(join(root, target)))
            .map((target) => `${path} links to ${target}, which does not exist.`),
        ),
    );
}

function checkReference() {
  const script = 'scripts/generate-reference.ts';
  if (!existsSync(join(root, script))) return [`${script} is missing.`];
  const result = spawnSync('node', ['--conditions=source', script, '--check'], {
    cwd: root,
    encoding: 'utf8',
    env: environment(),
  });
  return result.status === 0
    ? []
    : [`the generated reference is stale: run \`npm run reference\`. ${result.stderr.trim()}`];
}
