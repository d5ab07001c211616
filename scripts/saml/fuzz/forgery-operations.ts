/** What an attacker tries: a forged copy where the genuine one stood, the genuine one hidden where a verifier may find it. */
import { chooseElement, forge, insertSomewhere, withoutSignature, wrap } from './choose.ts';
import { FORGED, type Material, type TreeOperation } from './operation.ts';
import type { Random } from './random.ts';
import {
  attributeNamed,
  clone,
  elementsNamed,
  type Place,
  parseRaw,
  type RawDocument,
  type RawElement,
  rawText,
  replaceNode,
  writeRaw,
} from './raw-tree.ts';

function newId(element: RawElement, random: Random): void {
  const id = attributeNamed(element, 'ID');
  if (id !== null && random.chance(0.5)) id.value = `_forged${random.below(1000)}`;
}

const containers = ['Assertion', 'Assertion', 'Response', 'Subject', 'AttributeStatement', 'EncryptedAssertion'];
const parts = [
  'Assertion',
  'Signature',
  'SignedInfo',
  'Reference',
  'DigestValue',
  'SignatureValue',
  'Subject',
  'NameID',
];

/** What is signed or holds it, four times out of five. */
const chooseContainer = (document: RawDocument, random: Random): Place | null =>
  random.chance(0.8)
    ? random.pickOrNull(elementsNamed(document, [random.pick(containers)]))
    : chooseElement(document, random);

export const forgeryOperations: readonly TreeOperation[] = [
  {
    name: 'forge in place',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null) forge(place.element);
    },
  },
  {
    name: 'forged copy somewhere',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null) insertSomewhere(document, forge(clone(place.element)), random);
    },
  },
  {
    name: 'forged copy beside',
    apply(document, random) {
      const place = chooseContainer(document, random);
      if (place === null) return;
      const copy = forge(random.chance(0.5) ? withoutSignature(place.element) : clone(place.element));
      newId(copy, random);
      const pair = random.chance(0.5) ? [copy, place.element] : [place.element, copy];
      replaceNode(place.parent, place.element, pair);
    },
  },
  {
    name: 'forge and hide the genuine one',
    apply(document, random) {
      const place = chooseContainer(document, random);
      if (place === null) return;
      const genuine = random.chance(0.5) ? withoutSignature(place.element) : clone(place.element);
      forge(place.element);
      newId(place.element, random);
      insertSomewhere(document, random.chance(0.5) ? genuine : wrap([genuine], random), random);
    },
  },
  {
    name: 'forge inside the signature',
    apply(document, random) {
      const signature = random.pickOrNull(elementsNamed(document, ['Signature', 'KeyInfo', 'SignedInfo']));
      const assertion = random.pickOrNull(elementsNamed(document, ['Assertion', 'Subject', 'NameID']));
      if (signature === null || assertion === null) return;
      const { children } = signature.element;
      children.splice(random.below(children.length + 1), 0, forge(withoutSignature(assertion.element)));
    },
  },
  {
    name: 'forge one value',
    apply(document, random) {
      const place = random.pickOrNull(
        elementsNamed(document, ['NameID', 'AttributeValue', 'Issuer', 'Audience', 'DigestValue', 'SignatureValue']),
      );
      if (place !== null) place.element.children = [rawText(random.pick([FORGED, '', ' ', '0', 'AAAA']))];
    },
  },
  {
    name: 'part of a donor instead',
    apply(document, random, { donor }) {
      const name = random.pick(parts);
      const other = random.pickOrNull(elementsNamed(donor, [name]));
      const place = random.pickOrNull(elementsNamed(document, [name]));
      if (other !== null && place !== null) replaceNode(place.parent, place.element, [clone(other.element)]);
    },
  },
  {
    name: 'part of a donor besides',
    apply(document, random, { donor }) {
      const other = random.pickOrNull(elementsNamed(donor, [random.pick(['Response', ...parts])]));
      if (other !== null) insertSomewhere(document, clone(other.element), random);
    },
  },
  { name: 'encrypted by the attacker', apply: encryptedByAttacker },
  { name: 'signed by the attacker', apply: signedByAttacker },
];

/** A forged assertion that is in order but for the key, in place of the genuine one or beside it. */
function signedByAttacker(document: RawDocument, random: Random, { plaintext, sign }: Material): void {
  const place = random.pickOrNull(elementsNamed(document, ['EncryptedAssertion', 'Assertion']));
  const genuine = plaintext.children.find((child) => child.kind === 'element');
  if (place === null || genuine?.kind !== 'element') return;
  const forged = forge(withoutSignature(genuine));
  const id = attributeNamed(forged, 'ID')?.value ?? '';
  const signed = parseRaw(sign(writeRaw(forged), id)).children;
  replaceNode(place.parent, place.element, random.chance(0.8) ? signed : [...signed, place.element]);
}

/** Encrypts the genuine assertion, a forged one, one without its signature, or two of them. */
function encryptedByAttacker(document: RawDocument, random: Random, { plaintext, encrypt }: Material): void {
  const place = random.pickOrNull(elementsNamed(document, ['EncryptedAssertion', 'Assertion']));
  const genuine = plaintext.children.find((child) => child.kind === 'element');
  if (place === null || genuine?.kind !== 'element') return;
  const content = random.pick([
    () => [genuine],
    () => [forge(clone(genuine))],
    () => [forge(withoutSignature(genuine))],
    () => [withoutSignature(genuine)],
    () => [wrap([clone(genuine)], random)],
    () => [forge(clone(genuine)), genuine],
    () => [rawText(random.pick(['', 'text', '<', '<!DOCTYPE x>', '<?x?>']))],
  ])();
  const xml = content.map(writeRaw).join('');
  const encrypted = parseRaw(encrypt(xml, random.pick(['aes256-gcm', 'aes256-cbc']))).children;
  replaceNode(place.parent, place.element, random.chance(0.8) ? encrypted : [...encrypted, place.element]);
}
