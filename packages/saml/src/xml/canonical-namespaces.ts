/** Which namespace declarations canonical XML writes on an element. */
import { flag, type NamespaceBinding, type XmlElement } from './tree.ts';

/** What has been written on the element's ancestors in the output, innermost first. `uri` is '' for a default taken back. */
export interface Rendered {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Rendered | null;
}

/** What an element without a prefix is bound to where there is no default namespace, or where it was taken back. */
const noDefault: NamespaceBinding = { prefix: '', uri: '', outer: null, count: 0 };

/** In canonical order: the default namespace first, then by prefix (Canonical XML 1.0, 2.2). */
export function declarationsToRender(
  element: XmlElement,
  rendered: Rendered | null,
  isExclusive: boolean,
  inclusivePrefixes: readonly string[],
  isApex: boolean,
): readonly NamespaceBinding[] {
  const found: NamespaceBinding[] = [];
  if (isExclusive) {
    consider(found, rendered, element.binding ?? noDefault);
    if ((element.flags & flag.prefixedAttributes) !== 0) considerAttributes(found, rendered, element);
  }
  const declares = isApex || (element.flags & flag.declaresNamespaces) !== 0;
  if (declares && !isExclusive) considerScope(found, rendered, element, isApex, null);
  if (declares && inclusivePrefixes.length > 0) considerScope(found, rendered, element, isApex, inclusivePrefixes);
  return found.length > 1 ? found.sort((a, b) => (a.prefix < b.prefix ? -1 : 1)) : found;
}

function considerAttributes(found: NamespaceBinding[], rendered: Rendered | null, element: XmlElement): void {
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    if (attribute.binding !== null) consider(found, rendered, attribute.binding);
  }
}

/**
 * Considers what is in scope, or only the prefixes given: on the apex all of it, each prefix in its innermost binding; below
 * it what the element declares itself, as everything else has been considered further up.
 */
function considerScope(
  found: NamespaceBinding[],
  rendered: Rendered | null,
  element: XmlElement,
  isApex: boolean,
  only: readonly string[] | null,
): void {
  const end = isApex || element.parent === null ? null : element.parent.scope;
  const seen: string[] = [];
  for (let binding = element.scope; binding !== end && binding !== null; binding = binding.outer) {
    const { prefix } = binding;
    if (seen.includes(prefix) || (only !== null && !only.includes(prefix))) continue;
    seen.push(prefix);
    consider(found, rendered, binding.uri === '' ? noDefault : binding);
  }
}

/** Adds a binding unless the output already has it in scope. */
function consider(found: NamespaceBinding[], rendered: Rendered | null, binding: NamespaceBinding): void {
  const { prefix, uri } = binding;
  // What one element sees under one prefix is one binding, so that it need not be looked at more closely.
  if (prefix === 'xml' || found.includes(binding)) return;
  let outer = rendered;
  while (outer !== null && outer.prefix !== prefix) outer = outer.outer;
  // Nothing in scope is the same as a default namespace taken back.
  if ((outer === null ? '' : outer.uri) !== uri) found.push(binding);
}
