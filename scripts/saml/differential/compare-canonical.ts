/**
 * Canonical XML against xmlsec1: one document with many elements, one signature with a reference to each. xmlsec1 canonicalizes
 * and writes the digests; ours must be the same.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  attributeOf,
  type Canonicalization,
  canonicalize,
  descendantsOf,
  metadataLimits,
  parseXml,
} from '../../../packages/saml/src/xml/index.ts';
import type { Random } from '../fuzz/random.ts';
import { emptyScope, generateElement, generateStart } from './generate-document.ts';
import { runTool } from './tools.ts';

const signature = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

interface Case {
  readonly id: string;
  readonly how: Canonicalization;
}

export interface CanonicalMismatch {
  readonly how: Canonicalization;
  readonly ours: string;
  /** Asks once more, for the text. */
  readonly theirs: () => string;
}

export interface CanonicalReport {
  readonly compared: number;
  readonly mismatches: readonly CanonicalMismatch[];
}

const lists = [
  'a',
  'a b',
  '#default',
  '#default a saml',
  'ns1  x.y',
  'é \u{10400}p',
  'unbound',
  'xml',
  'a b ns1 saml x.y é _ #default',
];

function chooseHow(random: Random): Canonicalization {
  const kind = random.next();
  if (kind < 0.25) return { mode: 'inclusive' };
  if (kind < 0.5) return { mode: 'exclusive' };
  return { mode: 'exclusive', inclusivePrefixes: random.pick(lists).split(/ +/) };
}

/** The element to canonicalize has an ID; around it there may be others, whose declarations and xml: attributes count or do not. */
function generateApex(random: Random, id: string): string {
  let scope = emptyScope;
  let before = '';
  let after = '';
  for (let wrappers = random.below(3); wrappers > 0; wrappers--) {
    const wrapper = generateStart(random, scope);
    before += `${wrapper.tag}>${random.chance(0.3) ? '\r\n' : ''}`;
    after = `</${wrapper.name}>${after}`;
    scope = wrapper.scope;
  }
  const prefix = random.pick(['', 'apex']);
  const name = prefix === '' ? 'apex' : 'apex:apex';
  // The document declares the prefix: an apex without declarations of its own inherits everything.
  const namespaces: Record<string, string> = prefix === '' || random.chance(0.4) ? { [prefix]: 'urn:apex' } : {};
  return before + generateElement(random, scope, { name, namespaces, attributes: [`ID="${id}"`] }) + after;
}

function referenceTo({ id, how }: Case): string {
  const { inclusivePrefixes } = how;
  const list =
    inclusivePrefixes === undefined
      ? ''
      : `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${inclusivePrefixes.join(' ')}"/>`;
  const algorithm = how.mode === 'exclusive' ? exclusive : inclusive;
  return (
    `<Reference URI="#${id}"><Transforms><Transform Algorithm="${algorithm}">${list}</Transform></Transforms>` +
    '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>'
  );
}

/** @param folder for temporary files. */
export function compareCanonical(random: Random, count: number, folder: string): CanonicalReport {
  const cases = Array.from({ length: count }, (_, index): Case => ({ id: `i${index}`, how: chooseHow(random) }));
  const template =
    `<Signature xmlns="${signature}"><SignedInfo><CanonicalizationMethod Algorithm="${exclusive}"/>` +
    `<SignatureMethod Algorithm="${signature}hmac-sha1"/>${cases.map(referenceTo).join('')}</SignedInfo><SignatureValue/></Signature>`;
  const xml = `<document xmlns:outer="urn:outer" xmlns:apex="urn:apex" xml:space="preserve">${cases.map(({ id }) => generateApex(random, id)).join('\n')}${template}</document>`;
  const theirs = digestsByXmlsec(xml, cases.length, folder);
  const parsed = parseXml(Buffer.from(xml), metadataLimits);
  if (!parsed.ok) throw new Error(`The generated document is refused: ${JSON.stringify(parsed.rejection)}`);
  const elements = new Map(
    descendantsOf(parsed.value, 'urn:apex', 'apex').map((element) => [attributeOf(element, 'ID'), element]),
  );
  const mismatches = cases.flatMap(({ id, how }, index): CanonicalMismatch[] => {
    const element = elements.get(id);
    if (element === undefined) throw new Error(`${id} is not found.`);
    const ours = canonicalize(element, how);
    if (createHash('sha256').update(ours).digest('base64') === theirs[index]) return [];
    return [
      { how, ours: Buffer.from(ours).toString('utf8'), theirs: () => canonicalByXmlsec(xml, { id, how }, folder) },
    ];
  });
  return { compared: cases.length, mismatches };
}

function sign(xml: string, folder: string, options: readonly string[]) {
  const [key, input, output] = ['key', 'in.xml', 'out.xml'].map((name) => join(folder, name));
  if (key === undefined || input === undefined || output === undefined) throw new TypeError('No folder.');
  writeFileSync(key, 'secret');
  writeFileSync(input, xml);
  const run = runTool('xmlsec1', [
    '--sign',
    '--hmackey',
    key,
    '--id-attr:ID',
    'urn:apex:apex',
    ...options,
    '--output',
    output,
    input,
  ]);
  if (!run.ok) throw new Error(`xmlsec1 refuses the generated document: ${run.error.slice(0, 2000)}`);
  return { out: run.out, signed: readFileSync(output, 'utf8') };
}

function digestsByXmlsec(xml: string, count: number, folder: string): string[] {
  const { signed } = sign(xml, folder, []);
  const digests = [...signed.matchAll(/<DigestValue>([^<]*)<\/DigestValue>/g)].map(([, digest = '']) => digest.trim());
  if (digests.length !== count) throw new Error(`xmlsec1 made ${digests.length} digests of ${count}.`);
  return digests;
}

/** What xmlsec1 hashes for one reference, for people to compare. */
function canonicalByXmlsec(xml: string, one: Case, folder: string): string {
  const single = xml.replace(/<Reference [\s\S]*<\/Reference>/, referenceTo(one));
  const { out } = sign(single, folder, ['--store-references', '--print-debug']);
  return /== PreDigest data - start buffer:\n([\s\S]*)\n== PreDigest data - end buffer/.exec(out)?.[1] ?? '';
}
