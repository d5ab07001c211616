/** Namespaces, IDs and attributes: what names and references hang on. */
import { chooseElement } from './choose.ts';
import { FORGED, namespaceOf, type TreeOperation } from './operation.ts';
import { attributeNamed, elementsIn, type RawDocument, type RawElement, setAttribute } from './raw-tree.ts';

const uris = [...Object.values(namespaceOf), 'urn:other', '', 'relative', 'http://www.w3.org/XML/1998/namespace'];
const prefixes = ['xmlns', 'xmlns:saml', 'xmlns:samlp', 'xmlns:ds', 'xmlns:x', 'xmlns:xml', 'xmlns:xmlns', 'xmlns:'];
const idNames = ['ID', 'Id', 'id', 'xml:id', 'saml:ID', 'AssertionID', 'ds:Id', 'ID '];

const identified = (document: RawDocument): RawElement[] =>
  elementsIn(document)
    .map(({ element }) => element)
    .filter((element) => attributeNamed(element, 'ID') !== null);

const idOf = (element: RawElement): string => attributeNamed(element, 'ID')?.value ?? '';

export const nameOperations: readonly TreeOperation[] = [
  {
    name: 'declare a namespace',
    apply(document, random) {
      const place = chooseElement(document, random);
      place?.element.attributes.push({ name: random.pick(prefixes), value: random.pick(uris), quote: '"' });
    },
  },
  {
    name: 'change a namespace',
    apply(document, random) {
      const declarations = elementsIn(document).flatMap(({ element }) =>
        element.attributes.filter(({ name }) => name.startsWith('xmlns')),
      );
      const declaration = random.pickOrNull(declarations);
      if (declaration !== null) declaration.value = random.pick(uris);
    },
  },
  {
    name: 'prefix renamed',
    apply(document, random) {
      const place = chooseElement(document, random);
      const declaration = place?.element.attributes.find(({ name }) => name.startsWith('xmlns'));
      if (declaration !== undefined) declaration.name = random.pick(prefixes);
    },
  },
  {
    name: 'ID taken by another element',
    apply(document, random) {
      const owner = random.pickOrNull(identified(document));
      const place = chooseElement(document, random);
      if (owner === null || place === null) return;
      const attribute = { name: random.pick(idNames), value: idOf(owner), quote: '"' };
      place.element.attributes.splice(random.below(2) * place.element.attributes.length, 0, attribute);
    },
  },
  {
    name: 'IDs swapped',
    apply(document, random) {
      const elements = identified(document);
      const [first, second] = [random.pickOrNull(elements), random.pickOrNull(elements)];
      if (first === null || second === null) return;
      const id = idOf(first);
      setAttribute(first, 'ID', idOf(second));
      setAttribute(second, 'ID', id);
    },
  },
  {
    name: 'attribute changed',
    apply(document, random) {
      const attribute = random.pickOrNull(chooseElement(document, random)?.element.attributes ?? []);
      if (attribute === null) return;
      const { value } = attribute;
      attribute.value = random.pick([
        '',
        ` ${value}`,
        `${value} `,
        `${value}x`,
        value.slice(0, -1),
        value.toUpperCase(),
        `${value}&#x20;`,
        `${value}&#10;`,
        `&#x${value.charCodeAt(0).toString(16)};${value.slice(1)}`,
        FORGED,
        `${value}<`,
        `${value}&`,
        `${value}\u0000`,
      ]);
    },
  },
  {
    name: 'attribute removed',
    apply(document, random) {
      const attributes = chooseElement(document, random)?.element.attributes ?? [];
      attributes.splice(random.below(attributes.length), 1);
    },
  },
  {
    name: 'attribute twice',
    apply(document, random) {
      const attributes = chooseElement(document, random)?.element.attributes ?? [];
      const attribute = random.pickOrNull(attributes);
      if (attribute === null) return;
      const twin = { ...attribute, value: random.pick([attribute.value, FORGED]) };
      if (random.chance(0.5))
        twin.name = random.pick([attribute.name.toLowerCase(), `saml:${attribute.name}`, `x:${attribute.name}`]);
      attributes.splice(random.below(attributes.length + 1), 0, twin);
    },
  },
  {
    name: 'attributes reordered',
    apply(document, random) {
      chooseElement(document, random)?.element.attributes.reverse();
    },
  },
  {
    name: 'quotes changed',
    apply(document, random) {
      for (const attribute of chooseElement(document, random)?.element.attributes ?? []) {
        attribute.quote = random.pick(['"', "'", "'", '']);
      }
    },
  },
  {
    name: 'white space in a tag',
    apply(document, random) {
      const place = chooseElement(document, random);
      const attribute = random.pickOrNull(place?.element.attributes ?? []);
      if (attribute !== null)
        attribute.name = random.pick([
          `\n${attribute.name}`,
          `${attribute.name} `,
          `\t ${attribute.name}`,
          `${attribute.name}\r\n`,
        ]);
      else if (place !== null) place.element.endName = `${place.element.name}\n`;
    },
  },
];
