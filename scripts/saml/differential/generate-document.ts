/** Random well-formed documents, spelt in all the ways that canonicalization has to even out. */
import type { Random } from '../fuzz/random.ts';

export interface Scope {
  /** Prefixes that are bound here, '' for the default namespace. */
  readonly bound: ReadonlyMap<string, string>;
  readonly depth: number;
}

const prefixes = ['', '', 'a', 'b', 'ns1', 'saml', 'x.y', 'é', '_', '\u{10400}p'];
const uris = [
  'urn:a',
  'urn:b',
  'urn:oasis:names:tc:SAML:2.0:assertion',
  'http://www.w3.org/2000/09/xmldsig#',
  'http://example.org/?q=1;r=2',
  "http://example.org/'quoted'",
  'URN:A',
];
const locals = ['Response', 'Assertion', 'e', 'Sub-elem', 'x.y', 'élan', '元素', '_1', '\u{10400}', 'Attribute'];
const attributeLocals = ['ID2', 'Name', 'a', 'B', 'b', 'é', 'Z', 'zz', '\ufb01', '\u{10400}', 'xmlnsx', 'lang'];
const pieces = [
  'text',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '\r',
  'é',
  '元',
  '\u{1f600}',
  '\u{10ffff}',
  '\u2028',
  '\u0085',
  '\ufffd',
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#9;',
  '&#10;',
  '&#13;',
  '&#xD;',
  '&#x20;',
  '&#233;',
  '&#x1F600;',
  '&#0065;',
  '"',
  "'",
  '=',
  '/',
  ']',
];

const spaces = [' ', ' ', ' ', '  ', '\n', '\t', '\r\n ', '\r'];

const some = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: random.below(most + 1) }, make).join('');

const space = (random: Random): string => random.pick(spaces);

/** A literal `>` may stand in text, except after `]]`. */
const text = (random: Random): string =>
  some(random, 5, () => (random.chance(0.1) ? 'x>' : random.pick(pieces))).replaceAll(']]>', ']] >');

function quoted(random: Random, value: string): string {
  const quote = random.chance(0.7) ? '"' : "'";
  const before = random.chance(0.1) ? space(random) : '';
  const after = random.chance(0.1) ? space(random) : '';
  return `${before}=${after}${quote}${value.replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')}${quote}`;
}

const attributeValue = (random: Random): string => some(random, 4, () => random.pick(pieces));

const cdata = (random: Random): string =>
  `<![CDATA[${some(random, 4, () => random.pick([...pieces, '<', '&', ']]', '<a>', '--']))
    .replaceAll(']]>', '')
    .replace(/\]+$/, '')}]]>`;

const comment = (random: Random): string => `<!--${random.pick(['', ' note ', '<a>&b;', '\r\n', '元'])}-->`;

/** What must be so on an element, whatever else is made up. */
export interface Fixed {
  readonly name: string;
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly attributes?: readonly string[];
}

/** Declarations on one element: new ones, the same again, another meaning, the default taken back, ones that nobody uses. */
function declarations(random: Random, { bound: outer }: Scope, fixed: Fixed | undefined) {
  const own = new Map<string, string>();
  if (random.chance(0.45)) {
    for (let count = 1 + random.below(3); count > 0; count--) {
      const prefix = random.pick(prefixes);
      own.set(prefix, prefix === '' && random.chance(0.3) ? '' : random.pick(uris));
    }
  }
  for (const [prefix, uri] of Object.entries(fixed?.namespaces ?? {})) own.set(prefix, uri);
  const markup = [...own].map(
    ([prefix, uri]) => `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}${quoted(random, uri)}`,
  );
  if (random.chance(0.02)) markup.push('xmlns:xml="http://www.w3.org/XML/1998/namespace"');
  return { bound: new Map([...outer, ...own]), markup };
}

/** No two with the same expanded name, whatever prefixes stand for the same namespace. */
function attributes(random: Random, bound: ReadonlyMap<string, string>): string[] {
  const taken = new Set<string>();
  const found: string[] = [];
  const add = (namespace: string, name: string, local: string, value: string): void => {
    const expanded = `${namespace} ${local}`;
    if (taken.has(expanded)) return;
    taken.add(expanded);
    found.push(name + quoted(random, value));
  };
  const usable = [...bound.keys()].filter((prefix) => prefix !== '');
  for (let count = random.below(5); count > 0; count--) {
    const prefix = random.chance(0.4) ? random.pickOrNull(usable) : null;
    const local = random.pick(attributeLocals);
    if (prefix === null) add('', local, local, attributeValue(random));
    else add(bound.get(prefix) ?? '', `${prefix}:${local}`, local, attributeValue(random));
  }
  if (random.chance(0.1)) add('xml', 'xml:lang', 'lang', random.pick(['en', 'de-CH', '']));
  if (random.chance(0.1)) add('xml', 'xml:space', 'space', random.pick(['preserve', 'default']));
  if (random.chance(0.05)) add('xml', 'xml:base', 'base', 'http://example.org/');
  return found;
}

function shuffle(values: string[], random: Random): string[] {
  for (let i = values.length - 1; i > 0; i--) values.push(...values.splice(random.below(i + 1), 1));
  return values;
}

export interface Start {
  readonly name: string;
  /** `<name …`, without its end. */
  readonly tag: string;
  /** What holds inside. */
  readonly scope: Scope;
}

export function generateStart(random: Random, scope: Scope, fixed?: Fixed): Start {
  const { bound, markup } = declarations(random, scope, fixed);
  const name = fixed?.name ?? qualifiedName(random, bound);
  const inTag = shuffle([...markup, ...attributes(random, bound), ...(fixed?.attributes ?? [])], random);
  const tag = `<${name}${inTag.map((one) => space(random) + one).join('')}${random.chance(0.1) ? space(random) : ''}`;
  return { name, tag, scope: { bound, depth: scope.depth + 1 } };
}

/** An element with all below it. `first` is put before its content. */
export function generateElement(random: Random, scope: Scope, fixed?: Fixed, first = ''): string {
  const { name, tag, scope: inner } = generateStart(random, scope, fixed);
  const content = first + generateContent(random, inner, first !== '');
  if (content === '' && random.chance(0.6)) return `${tag}/>`;
  return `${tag}>${content}</${name}${random.chance(0.1) ? space(random) : ''}>`;
}

function qualifiedName(random: Random, bound: ReadonlyMap<string, string>): string {
  const prefix = random.pick(['', ...bound.keys()]);
  const local = random.pick(locals);
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** A value, or elements with white space and comments between them: comments and CDATA inside values are refused. */
function generateContent(random: Random, scope: Scope, onlyElements: boolean): string {
  const kind = onlyElements ? 1 : random.next();
  if (kind < 0.1) return '';
  if (kind < 0.15) return cdata(random);
  if (kind < 0.4 || scope.depth > 4) return text(random);
  return Array.from({ length: 1 + random.below(4) }, () => {
    const between = random.next();
    const before = between < 0.3 ? space(random) : between < 0.4 ? comment(random) : '';
    return before + generateElement(random, scope);
  }).join('');
}

export const emptyScope: Scope = { bound: new Map(), depth: 0 };

/** A whole document, with a declaration and comments around its root now and then. */
export function generateDocument(random: Random): string {
  const declaration = random.chance(0.3) ? '<?xml version="1.0" encoding="UTF-8"?>' : '';
  const before = random.chance(0.2) ? `\n${comment(random)}` : '';
  const after = random.chance(0.2) ? `\r\n${comment(random)}\n` : '';
  return `${declaration}${before}${generateElement(random, emptyScope)}${after}`;
}
