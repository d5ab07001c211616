/** A tree of XML as it is spelt, for taking apart and putting together wrongly. Only for messages that are known to be good. */

export interface RawAttribute {
  name: string;
  /** As spelt between the quotes. */
  value: string;
  quote: string;
}

export interface RawElement {
  kind: 'element';
  name: string;
  /** The name in the end tag, where it is to differ. */
  endName: string | null;
  attributes: RawAttribute[];
  children: RawNode[];
}

/** Text, comments, CDATA and whatever else stands between tags. */
export interface RawText {
  kind: 'text';
  source: string;
}

export type RawNode = RawElement | RawText;

/** What a document consists of: usually one element. */
export interface RawDocument {
  kind: 'document';
  children: RawNode[];
}

export type RawParent = RawElement | RawDocument;

export const rawText = (source: string): RawText => ({ kind: 'text', source });

export const rawElement = (name: string, attributes: Record<string, string>, children: RawNode[]): RawElement => ({
  kind: 'element',
  name,
  endName: null,
  attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, value, quote: '"' })),
  children,
});

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/(?<end>[^\s>]+)\s*>|<(?<start>[^\s/>!?]+)(?<attributes>(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?<empty>\/?)>|[^<]+/g;
const attribute = /([^\s=]+)\s*=\s*(["'])([\s\S]*?)\2/g;

export function parseRaw(xml: string): RawDocument {
  const document: RawDocument = { kind: 'document', children: [] };
  const open: RawParent[] = [document];
  for (const { 0: source, groups = {} } of xml.matchAll(token)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new TypeError('There are more end tags than start tags.');
    if (groups.end !== undefined) open.pop();
    else if (groups.start === undefined) parent.children.push(rawText(source));
    else {
      const element = rawElement(groups.start, {}, []);
      for (const [, name = '', quote = '', value = ''] of (groups.attributes ?? '').matchAll(attribute)) {
        element.attributes.push({ name, value, quote });
      }
      parent.children.push(element);
      if (groups.empty === '') open.push(element);
    }
  }
  if (open.length !== 1) throw new TypeError('There are more start tags than end tags.');
  return document;
}

export function writeRaw(node: RawNode | RawDocument): string {
  if (node.kind === 'text') return node.source;
  const content = node.children.map(writeRaw).join('');
  if (node.kind === 'document') return content;
  const attributes = node.attributes.map(({ name, value, quote }) => ` ${name}=${quote}${value}${quote}`).join('');
  return content === '' && node.endName === null
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${content}</${node.endName ?? node.name}>`;
}

export function clone<T extends RawNode | RawDocument>(node: T): T {
  return structuredCloneOf(node) as T; // The copy has the kind of its original.
}

function structuredCloneOf(node: RawNode | RawDocument): RawNode | RawDocument {
  if (node.kind === 'text') return { ...node };
  const children = node.children.map(clone);
  if (node.kind === 'document') return { kind: 'document', children };
  return { ...node, attributes: node.attributes.map((one) => ({ ...one })), children };
}

/** An element and where it stands. */
export interface Place {
  readonly element: RawElement;
  readonly parent: RawParent;
}

export function elementsIn(parent: RawParent, found: Place[] = []): Place[] {
  for (const child of parent.children) {
    if (child.kind !== 'element') continue;
    found.push({ element: child, parent });
    elementsIn(child, found);
  }
  return found;
}

export const localName = ({ name }: RawElement): string => name.slice(name.indexOf(':') + 1);

export const elementsNamed = (parent: RawParent, names: readonly string[]): Place[] =>
  elementsIn(parent).filter(({ element }) => names.includes(localName(element)));

export const attributeNamed = ({ attributes }: RawElement, name: string): RawAttribute | null =>
  attributes.find((one) => one.name === name) ?? null;

export function setAttribute(element: RawElement, name: string, value: string): void {
  const present = attributeNamed(element, name);
  if (present === null) element.attributes.push({ name, value, quote: '"' });
  else present.value = value;
}

export function replaceNode(parent: RawParent, old: RawNode, replacements: readonly RawNode[]): void {
  const index = parent.children.indexOf(old);
  if (index !== -1) parent.children.splice(index, 1, ...replacements);
}
