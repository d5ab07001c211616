/** Who may import whom: the arrows of ARCHITECTURE.md, checked. */
import { dirname, posix } from 'node:path';
import { isSource, textOf, trackedFiles } from './sources.mjs';

/** What each workspace may import from the others. */
const arrows = {
  'packages/saml': [],
  'packages/contract': [],
  'apps/server': ['@latchkey/saml', '@latchkey/contract'],
  'apps/dashboard': ['@latchkey/contract'],
  'apps/entra-lab': ['@latchkey/saml'],
  'apps/cli': ['@latchkey/saml', '@latchkey/contract'],
  e2e: ['@latchkey/saml', '@latchkey/contract'],
};

const importsOf = (text) =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3]);

export function checkLayers() {
  return trackedFiles()
    .filter(isSource)
    .flatMap((path) => importsOf(textOf(path)).flatMap((target) => judge(path, target)));
}

function judge(path, target) {
  const home = Object.keys(arrows).find((workspace) => path.startsWith(`${workspace}/`));
  if (home === undefined) return [];
  const findings = [];
  if (target.startsWith('@latchkey/')) {
    if (!arrows[home].includes(target)) findings.push(`${path} imports ${target}: ${home} may not.`);
    return findings;
  }
  if (!target.startsWith('.')) {
    if (
      home === 'packages/saml' &&
      target.startsWith('node:') &&
      !path.includes('/src/crypto/') &&
      !path.endsWith('.test.ts')
    ) {
      findings.push(`${path} imports ${target}: only packages/saml/src/crypto sees Node.`);
    }
    return findings;
  }
  const full = posix.join(dirname(path), target);
  if (!full.startsWith(`${home}/`) && home !== 'e2e' && !path.endsWith('.test.ts')) {
    findings.push(`${path} imports ${target}: it leaves ${home}; use the package's door.`);
  }
  if (home === 'apps/server') findings.push(...judgeServer(path, full));
  return findings;
}

/** Inside the server: platform knows no concept; a concept is entered by its index; SQL in stores, HTTP in routes. */
function judgeServer(path, full) {
  const conceptOf = (file) => file.match(/^apps\/server\/src\/([^/]+)\//)?.[1];
  const from = conceptOf(path);
  const to = conceptOf(full);
  const shared = ['platform', 'config', 'testing', undefined];
  const findings = [];
  const test = path.endsWith('.test.ts') || from === 'testing';
  if (from === 'platform' && to !== 'platform' && to !== 'config' && !test) {
    findings.push(`${path} imports ${full}: platform imports no concept.`);
  }
  if (from !== to && to !== undefined && !full.endsWith('/index.ts') && !test && to !== 'config' && to !== 'testing') {
    findings.push(`${path} imports ${full}: enter ${to}/ by its index.ts.`);
  }
  if (!shared.includes(from) && to === 'testing' && !test) findings.push(`${path} imports ${full}: only tests may.`);
  return findings;
}
