/** Whole documents, canonicalized by xmllint: that both accept a document does not say that both read the same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize, messageLimits, parseXml } from '../../../packages/saml/src/xml/index.ts';
import { runTool } from './tools.ts';

export interface WholeMismatch {
  readonly xml: Buffer;
  readonly ours: string;
  readonly theirs: string;
}

export interface WholeReport {
  readonly compared: number;
  readonly mismatches: readonly WholeMismatch[];
}

const batchSize = 100;

/** xmllint keeps comments and whatever stands around the root, which we do not write: those documents are left out. */
const isComparable = (xml: Buffer): boolean => !xml.includes('<!--') && !/<\?(?!xml )/.test(xml.toString('latin1'));

/**
 * libxml2 writes an ampersand in a namespace name as `&#38;`, as it keeps it inside (seen with 2.9.14); Canonical XML 1.0 (2.3) says
 * `&amp;`, as for any attribute.
 */
const isKnown = (xml: Buffer): boolean => /xmlns(?::[^\s=]+)?\s*=\s*(["'])[^"']*&[^"']*\1/.test(xml.toString('latin1'));

/** @param documents that both accept. */
export function compareWhole(documents: readonly Buffer[], folder: string): WholeReport {
  const comparable = documents.filter((xml) => isComparable(xml) && !isKnown(xml));
  const mismatches: WholeMismatch[] = [];
  for (let start = 0; start < comparable.length; start += batchSize) {
    const batch = comparable.slice(start, start + batchSize);
    const ours = batch.map(canonicalByUs);
    // One output after the other, nothing in between.
    if (canonicalByXmllint(batch, folder) === ours.join('')) continue;
    for (const [index, xml] of batch.entries()) {
      const theirs = canonicalByXmllint([xml], folder);
      const own = ours[index] ?? '';
      if (theirs !== own) mismatches.push({ xml, ours: own, theirs });
    }
  }
  return { compared: comparable.length, mismatches };
}

function canonicalByUs(xml: Buffer): string {
  const parsed = parseXml(xml, messageLimits);
  if (!parsed.ok) throw new TypeError('The document is one that both accept.');
  return Buffer.from(canonicalize(parsed.value, { mode: 'exclusive' })).toString('utf8');
}

function canonicalByXmllint(batch: readonly Buffer[], folder: string): string {
  const names = batch.map((xml, index) => {
    const name = join(folder, `whole-${index}.xml`);
    writeFileSync(name, xml);
    return name;
  });
  return runTool('xmllint', ['--exc-c14n', '--nonet', ...names]).out;
}
