/** The files that the checks read: what git tracks or would track. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runtime.mjs';

/** Paths from the root, with forward slashes. */
export const trackedFiles = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)));

export const textOf = (path) => readFileSync(join(root, path), 'utf8');

export const isSource = (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('vectors/');
export const isTest = (path) => /\.test\.tsx?$/.test(path) || path.startsWith('e2e/') || path.includes('/testing/');
