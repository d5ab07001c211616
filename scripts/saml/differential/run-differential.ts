/** Runs all comparisons, in batches that the other tools take at once. */
import { Random } from '../fuzz/random.ts';
import { type CanonicalMismatch, compareCanonical } from './compare-canonical.ts';
import { compareSignatures } from './compare-signatures.ts';
import { type Agreement, compareWellFormed, type WellFormedCase } from './compare-well-formed.ts';
import { compareWhole, type WholeMismatch } from './compare-whole.ts';

export interface DifferentialOptions {
  readonly seed: number;
  /** Elements canonicalized by xmlsec1. */
  readonly elements: number;
  /** Documents read by xmllint, and canonicalized where it accepts them. */
  readonly documents: number;
  /** Signatures made by one side and verified by the other. */
  readonly signatures: number;
  /** For temporary files. */
  readonly folder: string;
}

const elementsInDocument = 40;
const documentsInBatch = 500;

export function runElements({ seed, elements, folder }: DifferentialOptions) {
  const mismatches: CanonicalMismatch[] = [];
  let compared = 0;
  for (let batch = 0; compared < elements; batch++) {
    const count = Math.min(elementsInDocument, elements - compared);
    const report = compareCanonical(Random.forCase(seed, batch), count, folder);
    compared += report.compared;
    mismatches.push(...report.mismatches);
  }
  return { compared, mismatches };
}

export function runDocuments({ seed, documents, folder }: DifferentialOptions) {
  const agreements = new Map<Agreement, number>();
  const reasons = new Map<string, number>();
  const disagreements: WellFormedCase[] = [];
  const unlike: WholeMismatch[] = [];
  let canonicalized = 0;
  for (let done = 0, batch = 0; done < documents; batch++) {
    const count = Math.min(documentsInBatch, documents - done);
    const cases = compareWellFormed(Random.forCase(seed, batch), count, folder);
    for (const one of cases) {
      agreements.set(one.agreement, (agreements.get(one.agreement) ?? 0) + 1);
      if (one.agreement === 'refused on purpose') reasons.set(one.reason, (reasons.get(one.reason) ?? 0) + 1);
      if (one.agreement === 'DISAGREEMENT') disagreements.push(one);
    }
    const accepted = cases.filter(({ agreement }) => agreement === 'both accept').map(({ xml }) => xml);
    const whole = compareWhole(accepted, folder);
    canonicalized += whole.compared;
    unlike.push(...whole.mismatches);
    done += count;
  }
  return { agreements, reasons, disagreements, canonicalized, unlike };
}

export const runSignatures = ({ seed, signatures, folder }: DifferentialOptions) =>
  compareSignatures(new Random(seed), signatures, folder);
