/** Which namespace declarations canonical XML writes on an element. */
import { flag, type NamespaceBinding, type XmlElement } from './tree.ts';

/** What has been written on the element's ancestors in the output, innermost first. `uri` is '' for a default taken back. */
export interface Rendered {
  readonly prefix: string;
  readonly uri: string;
  readonly outer: Rendered | null;
}

export interface Declaration {
  readonly prefix: string;
  readonly uri: string;
}

/** In canonical order: the default namespace first, then by prefix (Canonical XML 1.0, 2.2). */
export function declarationsToRender(
  element: XmlElement,
  rendered: Rendered | null,
  isExclusive: boolean,
  inclusivePrefixes: readonly string[],
  isApex: boolean,
): readonly Declaration[] {
  const found: Declaration[] = [];
  if (isExclusive) {
    consider(found, rendered, element.binding?.prefix ?? '', element.binding?.uri ?? '');
    if ((element.flags & flag.prefixedAttributes) !== 0) considerAttributes(found, rendered, element);
    if (inclusivePrefixes.length > 0 && (isApex || (element.flags & flag.declaresNamespaces) !== 0)) {
      considerScope(found, rendered, element.scope, inclusivePrefixes);
    }
  } else considerScope(found, rendered, element.scope, null);
  return found.length > 1 ? found.sort((a, b) => (a.prefix < b.prefix ? -1 : 1)) : found;
}

function considerAttributes(found: Declaration[], rendered: Rendered | null, element: XmlElement): void {
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    if (attribute.binding !== null) consider(found, rendered, attribute.binding.prefix, attribute.binding.uri);
  }
}

/** Considers what is in scope: all of it, or only the prefixes given. Each prefix counts once, in its innermost binding. */
function considerScope(
  found: Declaration[],
  rendered: Rendered | null,
  scope: NamespaceBinding | null,
  only: readonly string[] | null,
): void {
  const seen: string[] = [];
  for (let binding = scope; binding !== null; binding = binding.outer) {
    const { prefix } = binding;
    if (seen.includes(prefix) || (only !== null && !only.includes(prefix))) continue;
    seen.push(prefix);
    consider(found, rendered, prefix, binding.uri);
  }
}

/** Adds a declaration unless the output already has it in scope. */
function consider(found: Declaration[], rendered: Rendered | null, prefix: string, uri: string): void {
  if (prefix === 'xml') return;
  for (const other of found) if (other.prefix === prefix) return;
  let outer = rendered;
  while (outer !== null && outer.prefix !== prefix) outer = outer.outer;
  // Nothing in scope is the same as a default namespace taken back.
  if ((outer === null ? '' : outer.uri) !== uri) found.push({ prefix, uri });
}
