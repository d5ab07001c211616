/** Signatures both ways: what xmlsec1 signs we verify, what we sign xmlsec1 verifies, and neither when a character changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certificateFrom, privateKeyFromPem } from '@latchkey/saml';
import { signElement, verifyEnveloped } from '../../../packages/saml/src/signature/index.ts';
import { descendantsOf, parseXml, type XmlElement } from '../../../packages/saml/src/xml/index.ts';
import type { Random } from '../fuzz/random.ts';
import { emptyScope, generateElement, generateStart } from './generate-document.ts';
import { runTool } from './tools.ts';

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const methods = [
  ['idp', `${more}rsa-sha256`],
  ['idp', `${more}rsa-sha384`],
  ['idp', `${more}rsa-sha512`],
  ['idp', `${dsig}rsa-sha1`],
  ['idpEc', `${more}ecdsa-sha256`],
  ['idpEc384', `${more}ecdsa-sha384`],
  ['idpEc', `${more}ecdsa-sha512`],
] as const;
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';
const digests = [`${xmlenc}sha256`, `${more}sha384`, `${xmlenc}sha512`, `${dsig}sha1`];
const lists = ['', 'a b', '#default saml', 'a b ns1 saml x.y é _ #default', 'unbound'];

const keyFile = (name: string, kind: 'key' | 'crt'): string =>
  fileURLToPath(new URL(`../../../vectors/attacks/keys/${name}.${kind}.pem`, import.meta.url));
const certificateOf = (name: string) => certificateFrom(readFileSync(keyFile(name, 'crt')));
const keyOf = (name: string) => privateKeyFromPem(readFileSync(keyFile(name, 'key'), 'utf8'));

export interface SignatureReport {
  readonly compared: number;
  /** One sentence each. */
  readonly mismatches: readonly string[];
}

/** A signed element inside others, with all that may be around and below it. */
function documentWith(random: Random, signature: string): string {
  const outer = generateStart(random, emptyScope, { name: 'outer' });
  const prefix = random.pick(['', 'apex']);
  const name = prefix === '' ? 'apex' : 'apex:apex';
  const fixed = { name, namespaces: { [prefix]: 'urn:apex' }, attributes: ['ID="signed"'] };
  return `${outer.tag}>${generateElement(random, outer.scope, fixed, signature)}</outer>`;
}

const canonicalization = (algorithm: string, list: string): string =>
  ` Algorithm="${algorithm}">${list === '' ? '' : `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${list}"/>`}<`;

/** What xmlsec1 fills in. */
function template(random: Random, method: string): string {
  const p = random.pick(['', 'ds:']);
  const declaration = p === '' ? `xmlns="${dsig}"` : `xmlns:ds="${dsig}"`;
  const info = random.pick([
    canonicalization(inclusive, ''),
    canonicalization(exclusive, ''),
    canonicalization(exclusive, random.pick(lists)),
  ]);
  const space = random.pick(['', '\n', '\n  ']);
  return (
    `<${p}Signature ${declaration}>${space}<${p}SignedInfo>${space}<${p}CanonicalizationMethod${info}/${p}CanonicalizationMethod>` +
    `<${p}SignatureMethod Algorithm="${method}"/><${p}Reference URI="#signed"><${p}Transforms>` +
    `<${p}Transform Algorithm="${dsig}enveloped-signature"/><${p}Transform${canonicalization(exclusive, random.pick(lists))}/${p}Transform>` +
    `</${p}Transforms><${p}DigestMethod Algorithm="${random.pick(digests)}"/><${p}DigestValue/></${p}Reference></${p}SignedInfo>${space}` +
    `<${p}SignatureValue/><${p}KeyInfo><${p}X509Data/></${p}KeyInfo></${p}Signature>`
  );
}

function apexOf(xml: Buffer): XmlElement | null {
  const parsed = parseXml(xml);
  return parsed.ok ? (descendantsOf(parsed.value, 'urn:apex', 'apex')[0] ?? null) : null;
}

/** With an element more at the end of what is signed. */
const changed = (xml: Buffer): Buffer => {
  const end = xml.lastIndexOf('</apex');
  return Buffer.concat([xml.subarray(0, end), Buffer.from('<more/>'), xml.subarray(end)]);
};

export function compareSignatures(random: Random, count: number, folder: string): SignatureReport {
  const mismatches: string[] = [];
  for (let index = 0; index < count; index++) {
    const [key, method] = random.pick(methods);
    const problem = random.chance(0.6) ? signedByXmlsec(random, key, method, folder) : signedByUs(random, key, folder);
    if (problem !== null) mismatches.push(`case ${index} (${method}): ${problem}`);
  }
  return { compared: count, mismatches };
}

function signedByXmlsec(random: Random, key: string, method: string, folder: string): string | null {
  const [input, output] = [join(folder, 'template.xml'), join(folder, 'signed.xml')];
  writeFileSync(input, documentWith(random, template(random, method)));
  const keys = ['--privkey-pem', `${keyFile(key, 'key')},${keyFile(key, 'crt')}`];
  const run = runTool('xmlsec1', ['--sign', ...keys, '--id-attr:ID', 'urn:apex:apex', '--output', output, input]);
  if (!run.ok) return `xmlsec1 does not sign: ${run.error.slice(0, 500)}`;
  const signed = readFileSync(output);
  const trusted = { certificates: [certificateOf(key)], allowSha1: true };
  const verify = (xml: Buffer) => {
    const apex = apexOf(xml);
    return apex === null ? 'not read' : verifyEnveloped(apex, trusted);
  };
  const verdict = verify(signed);
  if (verdict === 'not read') return `we do not read it: ${signed}`;
  if (!verdict.ok) return `we say ${verdict.rejection.code} of: ${signed}`;
  const other = verify(changed(signed));
  return other === 'not read' || other.ok ? `we do not notice the change of: ${signed}` : null;
}

function signedByUs(random: Random, key: string, folder: string): string | null {
  const apex = apexOf(Buffer.from(documentWith(random, '<first/>')));
  if (apex === null) return 'we do not read the generated document';
  const hash = random.pick(['sha256', 'sha384', 'sha512', 'sha1'] as const);
  const signing = { key: keyOf(key), certificate: certificateOf(key), hash, place: 'first-child' } as const;
  const signed = Buffer.from(signElement(apex, signing));
  const verify = (xml: Buffer): boolean => {
    const file = join(folder, 'ours.xml');
    writeFileSync(file, xml);
    const keys = ['--pubkey-cert-pem', keyFile(key, 'crt')];
    return runTool('xmlsec1', ['--verify', ...keys, '--id-attr:ID', 'urn:apex:apex', file]).ok;
  };
  if (!verify(signed)) return `xmlsec1 does not verify: ${signed}`;
  return verify(changed(signed)) ? `xmlsec1 does not notice the change of: ${signed}` : null;
}
