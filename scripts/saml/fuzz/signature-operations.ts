/** Signatures that are over something else, made by somebody else, or say so. */
import type { TreeOperation } from './operation.ts';
import {
  attributeNamed,
  clone,
  elementsIn,
  elementsNamed,
  parseRaw,
  rawElement,
  replaceNode,
  setAttribute,
} from './raw-tree.ts';

const signature = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const algorithms = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  'http://www.w3.org/2006/12/xml-c14n11',
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/TR/1999/REC-xslt-19991116',
  `${signature}enveloped-signature`,
  `${signature}base64`,
  `${signature}sha1`,
  `${signature}rsa-sha1`,
  `${signature}hmac-sha1`,
  `${more}rsa-sha256`,
  `${more}hmac-sha256`,
  `${more}ecdsa-sha256`,
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
  'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  '',
  'urn:other',
];
const children = [
  'SignedInfo',
  'Reference',
  'DigestValue',
  'SignatureValue',
  'Transform',
  'CanonicalizationMethod',
  'KeyInfo',
];

export const signatureOperations: readonly TreeOperation[] = [
  {
    name: 'reference to something else',
    apply(document, random) {
      const reference = random.pickOrNull(elementsNamed(document, ['Reference']))?.element;
      if (reference === undefined) return;
      const ids = elementsIn(document).flatMap(({ element }) => attributeNamed(element, 'ID')?.value ?? []);
      const id = random.pickOrNull(ids) ?? '';
      const uri = random.pick([
        '',
        '#',
        '#xpointer(/)',
        `#xpointer(id('${id}'))`,
        id,
        `#${id}`,
        `#${id}`,
        ` #${id}`,
        `#${id}&#10;`,
        'file:///etc/passwd',
      ]);
      if (random.chance(0.1)) reference.attributes = reference.attributes.filter(({ name }) => name !== 'URI');
      else setAttribute(reference, 'URI', uri);
    },
  },
  {
    name: 'algorithm changed',
    apply(document, random) {
      const places = elementsIn(document).filter(({ element }) => attributeNamed(element, 'Algorithm') !== null);
      const place = random.pickOrNull(places);
      if (place !== null) setAttribute(place.element, 'Algorithm', random.pick(algorithms));
    },
  },
  {
    name: 'a second part of a signature',
    apply(document, random) {
      const place = random.pickOrNull(elementsNamed(document, [random.pick(children)]));
      if (place === null) return;
      const pair = [clone(place.element), place.element];
      replaceNode(place.parent, place.element, random.chance(0.5) ? pair : pair.reverse());
    },
  },
  {
    name: 'signature moved to another element',
    apply(document, random) {
      const signed = random.pickOrNull(elementsNamed(document, ['Signature']));
      const target = random.pickOrNull(
        elementsNamed(document, ['Response', 'Assertion', 'Subject', 'Status', 'AttributeValue']),
      );
      if (signed === null || target === null || target.element === signed.element) return;
      if (random.chance(0.7)) replaceNode(signed.parent, signed.element, []);
      const { children: siblings } = target.element;
      siblings.splice(random.below(siblings.length + 1), 0, clone(signed.element));
    },
  },
  {
    name: 'transform added',
    apply(document, random) {
      const transforms = random.pickOrNull(elementsNamed(document, ['Transforms']))?.element;
      const sample = transforms?.children.find((child) => child.kind === 'element');
      if (transforms === undefined || sample?.kind !== 'element') return;
      const added = rawElement(sample.name, { Algorithm: random.pick(algorithms) }, []);
      if (random.chance(0.4)) {
        const prefixes = random.pick(['#default', 'saml samlp', 'xs', '', 'undeclared', '#default saml ds xml xmlns']);
        const list = `<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${prefixes}"/>`;
        const target = random.pick([sample, added, random.pick(transforms.children)]);
        if (target.kind === 'element') target.children.push(...parseRaw(list).children);
      }
      if (random.chance(0.6)) transforms.children.splice(random.below(3), 0, added);
    },
  },
  {
    name: 'signature removed',
    apply(document, random) {
      for (const { element, parent } of elementsNamed(document, ['Signature'])) {
        if (random.chance(0.7)) replaceNode(parent, element, []);
      }
    },
  },
];
