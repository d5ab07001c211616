/** Comments, CDATA, processing instructions, entities, white space and document types, where two readers may disagree. */
import { chooseElement, identityValues, insertSomewhere } from './choose.ts';
import { FORGED, type TreeOperation } from './operation.ts';
import type { Random } from './random.ts';
import { elementsIn, elementsNamed, type RawDocument, type RawText, rawText } from './raw-tree.ts';

const interruptions = [
  '<!---->',
  `<!-- ${FORGED} -->`,
  '<!-- -- -->',
  '<?x?>',
  `<?x ${FORGED}?>`,
  '<![CDATA[]]>',
  '<x xmlns=""/>',
  '&#x200B;',
  '&#10;',
  '&#0;',
  '&#xD;',
  '&#x110000;',
  '&amp;',
  '&lt;',
  '&x;',
  '&',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\uffff',
  '\u{1f600}',
  ']]>',
];

/** Texts of values, those that say who it is more often. */
function chooseText(document: RawDocument, random: Random): RawText | null {
  const places = random.chance(0.7)
    ? elementsNamed(document, [...identityValues, 'DigestValue', 'SignatureValue', 'Audience', 'Issuer', 'CipherValue'])
    : elementsIn(document);
  const texts = places.flatMap(({ element }) => element.children).filter((child) => child.kind === 'text');
  return random.pickOrNull(texts);
}

export const textOperations: readonly TreeOperation[] = [
  {
    name: 'value interrupted',
    apply(document, random) {
      const text = chooseText(document, random);
      if (text === null) return;
      const at = random.below(text.source.length + 1);
      text.source = text.source.slice(0, at) + random.pick(interruptions) + text.source.slice(at);
    },
  },
  {
    name: 'value hidden',
    apply(document, random) {
      const text = chooseText(document, random);
      if (text === null) return;
      const { source } = text;
      const half = random.below(source.length + 1);
      const [head, tail] = [source.slice(0, half), source.slice(half)];
      text.source = random.pick([
        `${FORGED}<!--${source}-->`,
        `<!--${source}-->${FORGED}`,
        `<?x ${source}?>${FORGED}`,
        `<x xmlns="">${FORGED}</x>${source}`,
        `${source}<x xmlns="">${FORGED}</x>`,
        `<![CDATA[${source}]]>`,
        `${head}<![CDATA[${tail}]]>`,
        `<![CDATA[${head}]]>${tail}`,
        `<![CDATA[${head}]]><![CDATA[${tail}]]>`,
        `<![CDATA[${source}]]>${FORGED}`,
      ]);
    },
  },
  {
    name: 'value spelt by references',
    apply(document, random) {
      const text = chooseText(document, random);
      if (text === null) return;
      const { source } = text;
      const at = random.below(source.length);
      const code = source.codePointAt(at) ?? 0x20;
      const reference = random.pick([
        `&#${code};`,
        `&#x${code.toString(16)};`,
        `&#x000${code.toString(16).toUpperCase()};`,
      ]);
      text.source = source.slice(0, at) + reference + source.slice(at + String.fromCodePoint(code).length);
    },
  },
  {
    name: 'markup between elements',
    apply(document, random) {
      insertSomewhere(document, rawText(random.pick(interruptions)), random);
    },
  },
  {
    name: 'text between elements',
    apply(document, random) {
      insertSomewhere(document, rawText(random.pick([FORGED, 'x', '0'])), random);
    },
  },
  {
    name: 'white space around a value',
    apply(document, random) {
      const text = chooseText(document, random);
      const space = random.pick([' ', '\n', '\r\n  ', '\t', '\u00a0', '\u2003', '&#32;']);
      if (text !== null) text.source = random.pick([`${space}${text.source}`, `${text.source}${space}`]);
    },
  },
  {
    name: 'white space between all elements',
    apply(document, random) {
      const element = chooseElement(document, random)?.element;
      if (element === undefined || element.children.some((child) => child.kind === 'text')) return;
      element.children = element.children.flatMap((child) => [rawText(random.pick(['\n', '\r\n', '  '])), child]);
    },
  },
  {
    name: 'document type',
    apply(document, random) {
      const declaration = random.pick([
        '<!DOCTYPE x>',
        `<!DOCTYPE x [<!ENTITY x "${FORGED}">]>`,
        '<!DOCTYPE x [<!ATTLIST saml:NameID Format CDATA "urn:x">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!doctype x>',
      ]);
      document.children.splice(random.chance(0.9) ? 0 : 1, 0, rawText(declaration));
    },
  },
  {
    name: 'declaration of the document',
    apply(document, random) {
      const encoding = random.pick(['UTF-8', 'utf-8', 'UTF-16', 'ISO-8859-1', 'UTF-7', 'x', '']);
      const version = random.pick(['1.0', '1.0', '1.0', '1.1', '2.0']);
      const declaration = `<?xml version="${version}" encoding="${encoding}"?>`;
      document.children.unshift(
        rawText(
          random.pick([
            declaration,
            `\n${declaration}`,
            '<?xml?>',
            '<?xml version="1.0"?>\n',
            '<!-- -->\n',
            '<?xml-stylesheet href="x"?>',
          ]),
        ),
      );
    },
  },
];
