/** Elements in wrong places, twice, missing, in the wrong order or under the wrong name. */
import { chooseElement, insertSomewhere, wrap } from './choose.ts';
import type { TreeOperation } from './operation.ts';
import { clone, elementsIn, localName, type RawElement, replaceNode } from './raw-tree.ts';

export const structureOperations: readonly TreeOperation[] = [
  {
    name: 'duplicate',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null) insertSomewhere(document, clone(place.element), random);
    },
  },
  {
    name: 'duplicate in place',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null) replaceNode(place.parent, place.element, [clone(place.element), place.element]);
    },
  },
  {
    name: 'move',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place === null || place.parent.kind === 'document') return;
      replaceNode(place.parent, place.element, []);
      insertSomewhere(document, place.element, random);
    },
  },
  {
    name: 'remove',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place?.parent.kind === 'element') replaceNode(place.parent, place.element, []);
    },
  },
  {
    name: 'wrap',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null) replaceNode(place.parent, place.element, [wrap([place.element], random)]);
    },
  },
  {
    name: 'unwrap',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place?.parent.kind === 'element') replaceNode(place.parent, place.element, place.element.children);
    },
  },
  {
    name: 'swap',
    apply(document, random) {
      const first = chooseElement(document, random)?.element;
      const second = chooseElement(document, random)?.element;
      if (first === undefined || second === undefined || first === second) return;
      const copy = clone(first);
      Object.assign(first, clone(second));
      Object.assign(second, copy);
    },
  },
  {
    name: 'reorder children',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place === null) return;
      const { children } = place.element;
      const [moved] = children.splice(random.below(children.length + 1), 1);
      if (moved !== undefined) children.splice(random.below(children.length + 1), 0, moved);
    },
  },
  {
    name: 'rename',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place === null) return;
      const { element } = place;
      element.name = random.pick(newNames(element, localName(random.pick(elementsIn(document)).element)));
    },
  },
  {
    name: 'end tag of another name',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place !== null)
        place.element.endName = random.pick([localName(place.element), 'saml:x', `${place.element.name} `]);
    },
  },
  {
    name: 'second root',
    apply(document, random) {
      const root = document.children.find((child) => child.kind === 'element');
      if (root !== undefined) document.children.splice(random.below(2) * document.children.length, 0, clone(root));
    },
  },
  {
    name: 'nest deeply',
    apply(document, random) {
      const place = chooseElement(document, random);
      if (place === null) return;
      let node: RawElement = clone(place.element);
      for (let depth = random.pick([2, 30, 70, 300]); depth > 0; depth--) node = wrap([node], random);
      replaceNode(place.parent, place.element, [node]);
    },
  },
];

function newNames(element: RawElement, otherLocal: string): string[] {
  const local = localName(element);
  const prefix = element.name === local ? '' : `${element.name.slice(0, -local.length - 1)}:`;
  return [
    `${prefix}${local.toLowerCase()}`,
    local,
    `samlp:${local}`,
    `saml:${local}`,
    `ds:${local}`,
    `undeclared:${local}`,
    `${prefix}${otherLocal}`,
    `${prefix}:${local}`,
    `${element.name}\u00e9`,
    `${prefix}${local}.`,
    `${prefix}-${local}`,
    '',
  ];
}
