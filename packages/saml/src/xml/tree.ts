/** The one tree of a document: elements and attributes as offsets into its bytes, names resolved, nothing decoded yet. */
import { textOfOctets } from '../crypto/index.ts';
import { namespaces } from './namespaces.ts';

/** A prefix bound to a namespace, and what was in scope before. `uri` is '' where a default namespace is taken back. */
export interface NamespaceBinding {
  /** '' for the default namespace. Octets: one character for each byte of UTF-8. */
  readonly prefix: string;
  readonly uri: string;
  readonly outer: NamespaceBinding | null;
  /** How many bindings there are from here outwards. */
  readonly count: number;
}

/** `xml` is bound without being declared, and canonical XML never writes it. */
export const xmlBinding: NamespaceBinding = { prefix: 'xml', uri: namespaces.xml, outer: null, count: 0 };

export class XmlAttribute {
  /** Its name and value as byte offsets; the value without its quotes. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Whether the value holds references or white space to normalise. */
  readonly isEncoded: boolean;
  readonly localName: string;
  readonly hasPrefix: boolean;
  /** What binds its prefix; `null` where it has none. */
  binding: NamespaceBinding | null = null;
  next: XmlAttribute | null = null;

  constructor(
    localName: string,
    hasPrefix: boolean,
    nameStart: number,
    nameEnd: number,
    valueStart: number,
    valueEnd: number,
    isEncoded: boolean,
  ) {
    this.localName = localName;
    this.hasPrefix = hasPrefix;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.isEncoded = isEncoded;
  }

  /** '' where the name has no prefix. */
  get namespace(): string {
    return this.binding === null ? '' : this.binding.uri;
  }
}

/** What an element's start tag, direct content and end tag look like: bits of `XmlElement.flags`. */
export const flag = {
  /** Start tag is not in canonical form as it stands, whatever the namespaces: quotes, spaces, order, references. */
  tagIrregular: 1,
  /** `<a/>`. */
  selfClosing: 2,
  /** White space before the `>` of the end tag. */
  endTagIrregular: 4,
  declaresNamespaces: 8,
  prefixedAttributes: 16,
  /** Character data other than white space. */
  text: 32,
  /** Character data that is white space. */
  whiteSpace: 64,
  comment: 128,
  cdata: 256,
  /** Direct content with something to expand or to write differently: references, CR, a bare `>`. */
  encoded: 512,
  /** An element below this one is not in canonical form as it stands. */
  irregularBelow: 1024,
  /** A namespace declaration after an attribute or another declaration: where canonical XML might not have it. */
  declarationMisplaced: 2048,
} as const;

/** Any of these, and the direct content must be taken apart to be read or written. */
export const CONTENT_IRREGULAR = flag.comment | flag.cdata | flag.encoded;

/** None of these, and the namespace of the parent, and the element is in canonical form as it stands, with all below it. */
export const IRREGULAR =
  CONTENT_IRREGULAR |
  flag.tagIrregular |
  flag.selfClosing |
  flag.endTagIrregular |
  flag.declaresNamespaces |
  flag.prefixedAttributes |
  flag.irregularBelow;

export class XmlElement {
  readonly document: XmlDocument;
  readonly parent: XmlElement | null;
  /** Byte offset of its `<`. */
  readonly start: number;
  readonly nameEnd: number;
  localName = '';
  /** What binds the element's own prefix; `null` where it has none and no default namespace is in scope. */
  binding: NamespaceBinding | null = null;
  /** All bindings in scope, this element's own included. */
  scope: NamespaceBinding | null = null;
  flags = 0;
  /** Byte offset after the `>` of the start tag. */
  contentStart = 0;
  /** Byte offset of the `<` of the end tag. */
  contentEnd = 0;
  /** Byte offset after the whole element. */
  end = 0;
  firstAttribute: XmlAttribute | null = null;
  firstChild: XmlElement | null = null;
  lastChild: XmlElement | null = null;
  next: XmlElement | null = null;

  constructor(document: XmlDocument, parent: XmlElement | null, start: number, nameEnd: number) {
    this.document = document;
    this.parent = parent;
    this.start = start;
    this.nameEnd = nameEnd;
  }

  /** '' for none. */
  get namespace(): string {
    return this.binding === null ? '' : this.binding.uri;
  }
}

export class XmlDocument {
  /** The document, one character for each byte, so that slices are cheap and offsets those of the bytes. */
  readonly octets: string;
  readonly isAscii: boolean;
  root: XmlElement | null = null;

  constructor(octets: string, isAscii: boolean) {
    this.octets = octets;
    this.isAscii = isAscii;
  }

  /** The whole document as it was written. */
  get text(): string {
    return this.isAscii ? this.octets : textOfOctets(this.octets);
  }
}
