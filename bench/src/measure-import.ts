/** How long it takes to load each library in a fresh process, and what it brings with it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { median, randomFrom, shuffled } from './statistics.ts';

const packages = {
  latchkey: '@latchkey/saml',
  'node-saml': '@node-saml/node-saml',
  samlify: 'samlify',
  'xml-crypto': 'xml-crypto',
} as const;

export type PackageName = keyof typeof packages;

export interface ImportResult {
  readonly name: PackageName;
  /** CPU time in milliseconds, of a fresh process. */
  readonly importMilliseconds: number;
  /** Packages that are installed for it, itself not counted. */
  readonly dependencies: number;
}

const script = (target: string): string =>
  `const before = process.cpuUsage(); await import(${JSON.stringify(target)}); const { user, system } = process.cpuUsage(before); process.stdout.write(String((user + system) / 1000));`;

function importOnce(target: string): number {
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script(target)], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return Number(result.stdout);
}

export function measureImports(rounds: number): ImportResult[] {
  const names = Object.keys(packages).filter((name): name is PackageName => name in packages);
  const samples = new Map<PackageName, number[]>(names.map((name) => [name, []]));
  const random = randomFrom(1);
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffled(names, random)) samples.get(name)?.push(importOnce(packages[name]));
  }
  return names.map((name) => ({
    name,
    importMilliseconds: median(samples.get(name) ?? []),
    dependencies: dependenciesOf(packages[name], import.meta.filename).size - 1,
  }));
}

/** The folders of the packages that are loaded for a package, its own included; type declarations are not loaded. */
function dependenciesOf(name: string, from: string, found = new Set<string>()): ReadonlySet<string> {
  const folder = folderOf(name, from);
  if (found.has(folder)) return found;
  found.add(folder);
  const description = join(folder, 'package.json');
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(description, 'utf8'),
  );
  for (const dependency of Object.keys(dependencies)) {
    if (!dependency.startsWith('@types/')) dependenciesOf(dependency, description, found);
  }
  return found;
}

function folderOf(name: string, from: string): string {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const candidate = join(folder, name);
    try {
      readFileSync(join(candidate, 'package.json'));
      return candidate;
    } catch (error) {
      // The next folder up is where Node would look, too.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error(`${name} is not installed above ${dirname(from)}.`);
}
