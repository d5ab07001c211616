/** Well-formedness against xmllint: damaged documents, which both must accept or both refuse, apart from what we refuse on purpose. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageLimits, parseXml } from '../../../packages/saml/src/xml/index.ts';
import { makeBases } from '../fuzz/bases.ts';
import { byteOperations } from '../fuzz/byte-operations.ts';
import { nameOperations } from '../fuzz/name-operations.ts';
import type { Material } from '../fuzz/operation.ts';
import type { Random } from '../fuzz/random.ts';
import { clone, parseRaw, type RawDocument, writeRaw } from '../fuzz/raw-tree.ts';
import { structureOperations } from '../fuzz/structure-operations.ts';
import { textOperations } from '../fuzz/text-operations.ts';
import { generateDocument } from './generate-document.ts';
import { runTool } from './tools.ts';

/** What we refuse of what XML allows: the code, or the message where the code says less. */
export const strictness: Readonly<Record<string, string>> = {
  XML_DTD_FORBIDDEN: 'Document types bring entities and default attributes; no SAML message has one.',
  XML_ENTITY_FORBIDDEN: 'With a document type, which is refused anyway, there could be other entities.',
  XML_PROCESSING_INSTRUCTION_FORBIDDEN: 'Readers disagree about their text; no SAML message has one.',
  XML_COMMENT_IN_VALUE: 'Readers disagree about what the value is.',
  XML_CDATA_SPLITS_VALUE: 'Readers disagree about what the value is.',
  XML_DUPLICATE_ID: 'Not a matter of well-formedness, but of what a signature refers to.',
  XML_ENCODING_UNSUPPORTED: 'SAML messages are UTF-8; one reading of the bytes, and no other.',
  XML_TOO_DEEP: 'A limit.',
  XML_TOO_MANY_NODES: 'A limit.',
  'A namespace name is not an absolute URI.':
    'Canonical XML fails on relative ones (1.3), and other names are not URIs.',
  'Only XML 1.0 is read.': 'The fifth edition would let us read 1.1 as 1.0; nobody sends it.',
};

const NUL_AT_THE_END = 'NUL after the root element';

/** Where xmllint departs from the specification (libxml2 2.9.14): its message or our name for it, and why we are right. */
export const leniency: Readonly<Record<string, string>> = {
  'is not a valid URI':
    'A namespace name is compared as a string, never resolved; that it is absolute and ASCII is all that matters (Namespaces 1.0, 2.3).',
  [NUL_AT_THE_END]:
    'It is taken for the end of the document; it is not a character of XML (XML 1.0, 2.2), and more may follow.',
};

export type Agreement = 'both accept' | 'both refuse' | 'refused on purpose' | 'known difference' | 'DISAGREEMENT';

export interface WellFormedCase {
  readonly xml: Buffer;
  readonly agreement: Agreement;
  /** Our code and message, or xmllint's first error. */
  readonly reason: string;
}

const operations = [...structureOperations, ...nameOperations, ...textOperations];

function damaged(random: Random, documents: readonly RawDocument[], material: Material): Buffer {
  const tree = random.chance(0.7) ? parseRaw(generateDocument(random)) : clone(random.pick(documents));
  for (let steps = random.below(3); steps > 0; steps--) random.pick(operations).apply(tree, random, material);
  const bytes = Buffer.from(writeRaw(tree));
  const isWhole = bytes.length < 2 || random.chance(0.4);
  return isWhole ? bytes : random.pick(byteOperations).apply(bytes, random);
}

export function compareWellFormed(random: Random, count: number, folder: string): WellFormedCase[] {
  const bases = makeBases();
  const [base] = bases;
  if (base === undefined) throw new TypeError('There are no bases.');
  const documents = bases.map(({ document }) => document);
  const cases = Array.from({ length: count }, () => damaged(random, documents, base.material));
  const theirs = errorsByXmllint(cases, folder);
  return cases.map((xml, index) => {
    const parsed = parseXml(xml, messageLimits);
    const error = theirs.get(index) ?? null;
    const own = parsed.ok ? null : parsed.rejection;
    const isNul = own !== null && error === null && xml[own.position?.offset ?? -1] === 0;
    if (isNul) return { xml, agreement: 'known difference', reason: NUL_AT_THE_END };
    const agreement = agree(own, error);
    const reason = own === null ? (error ?? '') : own.code === 'XML_NOT_WELL_FORMED' ? own.message : own.code;
    return { xml, agreement, reason };
  });
}

function agree(own: { readonly code: string; readonly message: string } | null, error: string | null): Agreement {
  if (own === null && error === null) return 'both accept';
  if (own !== null && error !== null) return 'both refuse';
  if (own !== null) return own.code in strictness || own.message in strictness ? 'refused on purpose' : 'DISAGREEMENT';
  return Object.keys(leniency).some((known) => error?.includes(known)) ? 'known difference' : 'DISAGREEMENT';
}

/** The first error of each file, warnings apart. */
function errorsByXmllint(cases: readonly Buffer[], folder: string): Map<number, string> {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const names = cases.map((xml, index) => {
    const name = join(folder, 'documents', `${index}.xml`);
    writeFileSync(name, xml);
    return name;
  });
  const { error } = runTool('xmllint', ['--noout', '--nonet', ...names]);
  const found = new Map<number, string>();
  for (const [, index, message = ''] of error.matchAll(/^\S*\/(\d+)\.xml:\d+: (?:parser|namespace) error : (.*)$/gm)) {
    if (!found.has(Number(index))) found.set(Number(index), message);
  }
  // Some refusals have no line: an empty file, an encoding that it does not know.
  for (const [, index, message = ''] of error.matchAll(/^\S*\/(\d+)\.xml:\d+: (?:\w+ )*error : (.*)$/gim)) {
    if (!found.has(Number(index))) found.set(Number(index), message);
  }
  return found;
}
