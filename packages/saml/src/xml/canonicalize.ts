/**
 * Canonical XML of a subtree, without comments: exclusive (xml-exc-c14n) or inclusive (REC-xml-c14n-20010315).
 * Most signed documents are nearly canonical as they stand, so the output is made of long slices of the input, and only
 * what differs is written anew.
 */
import { bytesOfOctets, octetsOfText } from '../crypto/index.ts';
import { inheritedXmlAttributes, orderedAttributes } from './canonical-attributes.ts';
import { declarationsToRender, type Rendered } from './canonical-namespaces.ts';
import { escapeAttribute, escapeText } from './canonical-text.ts';
import { expandAttribute, expandText } from './decode.ts';
import { CONTENT_IRREGULAR, flag, type NamespaceBinding, type XmlAttribute, type XmlElement } from './tree.ts';

export interface Canonicalization {
  readonly mode: 'exclusive' | 'inclusive';
  /** InclusiveNamespaces/@PrefixList of the exclusive mode, split; `#default` stands for the default namespace. */
  readonly inclusivePrefixes?: readonly string[];
  /** An element that is left out with all it contains: the enveloped signature. */
  readonly omit?: XmlElement | null;
}

const QUOTE = 0x22;
const noPrefixes: readonly string[] = [];
const noDeclarations: readonly NamespaceBinding[] = [];

/** @returns the canonical form of `apex` and all below it, as bytes of UTF-8. Throws `RangeError` where it is too long. */
export function canonicalize(apex: XmlElement, how: Canonicalization): Uint8Array {
  const pieces = canonicalOctets(apex, how);
  if (pieces === null) throw new RangeError('The canonical form is out of all proportion to the document.');
  return bytesOfOctets(pieces.join(''));
}

/** Source that is at least as long becomes a piece of its own: joining it to what is before it would copy it. */
const LONG = 1024;

/**
 * How many times as much as the whole document may be written anew. Namespaces are declared wherever they are used, so that a
 * long one on the root and thousands of small elements with its prefix would make gigabytes. Real documents stay below 3.
 */
const MAX_GROWTH = 8;

/** The same as octets: one character for each byte, in pieces, one after the other. `null` where it is too long. */
export function canonicalOctets(apex: XmlElement, how: Canonicalization): readonly string[] | null {
  const writer = new Writer(apex, how);
  writer.element(apex, null);
  return writer.room < 0 ? null : writer.finish(apex.end);
}

class Writer {
  readonly apex: XmlElement;
  readonly isExclusive: boolean;
  readonly prefixes: readonly string[];
  readonly omit: XmlElement | null;
  readonly octets: string;
  readonly pieces: string[] = [];
  /** What comes after the pieces. */
  out = '';
  /** How much more may be written anew. Below 0, nothing is written any more. */
  room: number;
  /** Where the source that is canonical as it stands, and not yet written, begins. */
  from: number;

  constructor(apex: XmlElement, how: Canonicalization) {
    this.apex = apex;
    this.isExclusive = how.mode === 'exclusive';
    this.prefixes = (how.inclusivePrefixes ?? noPrefixes).map((prefix) =>
      prefix === '#default' ? '' : octetsOfText(prefix),
    );
    this.omit = how.omit ?? null;
    this.octets = apex.document.octets;
    this.room = MAX_GROWTH * this.octets.length;
    this.from = apex.start;
  }

  finish(end: number): readonly string[] {
    this.replace(end, end, '');
    this.pieces.push(this.out);
    return this.pieces;
  }

  /** Writes the source up to `start` as it stands, then `text` in place of the source from there to `end`. */
  replace(start: number, end: number, text: string): void {
    this.room -= text.length;
    if (this.room < 0) return;
    const source = this.octets.slice(this.from, start);
    this.from = end;
    if (source.length < LONG) this.out += source + text;
    else {
      this.pieces.push(this.out, source);
      this.out = text;
    }
  }

  element(element: XmlElement, rendered: Rendered | null): void {
    if (this.room < 0) return;
    const { flags } = element;
    const inner = this.startTag(element, rendered);
    if ((flags & flag.selfClosing) !== 0) return;
    const irregular = (flags & CONTENT_IRREGULAR) !== 0;
    if (irregular || (flags & flag.irregularBelow) !== 0 || this.holdsOmitted(element)) {
      this.content(element, inner, irregular);
    }
    if ((flags & flag.endTagIrregular) !== 0) {
      this.replace(element.contentEnd, element.end, `</${this.nameOf(element)}>`);
    }
  }

  holdsOmitted(element: XmlElement): boolean {
    return this.omit !== null && this.omit.start > element.start && this.omit.end < element.end;
  }

  content(element: XmlElement, inner: Rendered | null, irregular: boolean): void {
    let textStart = element.contentStart;
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (irregular) this.text(textStart, child.start);
      textStart = child.end;
      if (child === this.omit) this.replace(child.start, child.end, '');
      else this.element(child, inner);
    }
    if (irregular) this.text(textStart, element.contentEnd);
  }

  text(start: number, end: number): void {
    if (start !== end) this.replace(start, end, escapeText(expandText(this.octets.slice(start, end))));
  }

  /** @returns the namespaces that are rendered for the children. */
  startTag(element: XmlElement, rendered: Rendered | null): Rendered | null {
    const { flags } = element;
    const isSelfClosing = (flags & flag.selfClosing) !== 0;
    const changesNamespaces =
      element === this.apex ||
      (flags & (flag.declaresNamespaces | flag.prefixedAttributes)) !== 0 ||
      element.binding !== element.parent?.binding;
    const declarations = changesNamespaces
      ? declarationsToRender(element, rendered, this.isExclusive, this.prefixes, element === this.apex)
      : noDeclarations;
    let inner = rendered;
    for (const { prefix, uri } of declarations) inner = { prefix, uri, outer: inner };
    if ((flags & flag.tagIrregular) === 0 && (!changesNamespaces || this.isAsWritten(element, declarations))) {
      if (isSelfClosing) this.replace(element.end - 2, element.end, `></${this.nameOf(element)}>`);
      return inner;
    }
    let tag = `<${this.nameOf(element)}`;
    for (const { prefix, uri } of declarations) {
      tag += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
    }
    tag += `${this.attributes(element)}>`;
    if (isSelfClosing) tag += `</${this.nameOf(element)}>`;
    this.replace(element.start, element.contentStart, tag);
    return inner;
  }

  nameOf(element: XmlElement): string {
    return this.octets.slice(element.start + 1, element.nameEnd);
  }

  /** Whether a tag that is regular otherwise has the very declarations that are to be rendered, in their place. */
  isAsWritten(element: XmlElement, declarations: readonly NamespaceBinding[]): boolean {
    const { flags, scope, parent } = element;
    const mayDiffer = (flags & (flag.prefixedAttributes | flag.declarationMisplaced)) !== 0;
    if (mayDiffer || (!this.isExclusive && element === this.apex)) return false;
    if ((flags & flag.declaresNamespaces) === 0) return declarations.length === 0;
    // One declaration, unless it is that of `xml`, which binds nothing.
    const isBinding = scope !== (parent === null ? null : parent.scope);
    return isBinding && declarations.length === 1 && declarations[0]?.prefix === scope?.prefix;
  }

  attributes(element: XmlElement): string {
    let out = '';
    if ((element.flags & (flag.tagIrregular | flag.prefixedAttributes)) === 0 && this.isExclusive) {
      for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
        // In order, and written as canonical XML writes it: with the blank before it and the closing quote.
        out += this.octets.slice(attribute.nameStart - 1, attribute.valueEnd + 1);
      }
      return out;
    }
    const inherited = !this.isExclusive && element === this.apex ? inheritedXmlAttributes(element) : [];
    for (const attribute of orderedAttributes(element, inherited)) out += this.attribute(attribute);
    return out;
  }

  attribute({ nameStart, nameEnd, valueStart, valueEnd, isEncoded }: XmlAttribute): string {
    const { octets } = this;
    // Written `name="value"`, and without references or white space: as canonical XML writes it.
    const isPlain = !isEncoded && valueStart === nameEnd + 2 && octets.charCodeAt(valueEnd) === QUOTE;
    if (isPlain) return ` ${octets.slice(nameStart, valueEnd + 1)}`;
    const raw = octets.slice(valueStart, valueEnd);
    return ` ${octets.slice(nameStart, nameEnd)}="${escapeAttribute(isEncoded ? expandAttribute(raw) : raw)}"`;
  }
}
