/** Damages a message by a plan: a few steps, each with a seed of its own, so that a step can be left out and the others stay. */
import type { Base } from './bases.ts';
import { byteOperations, fieldOperations } from './byte-operations.ts';
import { forgeryOperations } from './forgery-operations.ts';
import { nameOperations } from './name-operations.ts';
import type { TreeOperation } from './operation.ts';
import { Random } from './random.ts';
import { clone, writeRaw } from './raw-tree.ts';
import { signatureOperations } from './signature-operations.ts';
import { structureOperations } from './structure-operations.ts';
import { textOperations } from './text-operations.ts';

const treeOperations: readonly TreeOperation[] = [
  ...structureOperations,
  ...forgeryOperations,
  ...nameOperations,
  ...signatureOperations,
  ...textOperations,
];

const treeNames = treeOperations.map(({ name }) => name);
const byteNames = byteOperations.map(({ name }) => name);
const fieldNames = fieldOperations.map(({ name }) => name);

export const operationNames: readonly string[] = [...treeNames, ...byteNames, ...fieldNames];

export interface Step {
  readonly operation: string;
  readonly seed: number;
}

/** One step in half the cases, up to four; of bytes and of the field more rarely. */
export function plan(random: Random): readonly Step[] {
  const count = random.chance(0.5) ? 1 : 2 + random.below(3);
  return Array.from({ length: count }, () => {
    const kind = random.next();
    const names = kind < 0.86 ? treeNames : kind < 0.96 ? byteNames : fieldNames;
    return { operation: random.pick(names), seed: random.below(2 ** 32) };
  });
}

/** @returns the form field. The tree is damaged first, then the bytes it is written as, then the field. */
export function mutate({ document, material }: Base, steps: readonly Step[]): string {
  const tree = clone(document);
  for (const { operation, seed } of steps) {
    treeOperations.find(({ name }) => name === operation)?.apply(tree, new Random(seed), material);
  }
  let bytes: Buffer = Buffer.from(writeRaw(tree));
  for (const { operation, seed } of steps) {
    if (bytes.length === 0) break;
    bytes = byteOperations.find(({ name }) => name === operation)?.apply(bytes, new Random(seed)) ?? bytes;
  }
  let field = bytes.toString('base64');
  for (const { operation, seed } of steps) {
    field = fieldOperations.find(({ name }) => name === operation)?.apply(field, new Random(seed)) ?? field;
  }
  return field;
}
