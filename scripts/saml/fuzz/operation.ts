/** One kind of damage to a message. */
import type { Random } from './random.ts';
import type { RawDocument } from './raw-tree.ts';

/** What an attacker has besides the message itself. */
export interface Material {
  /** A genuine message about somebody else, for the same service provider and request. */
  readonly donor: RawDocument;
  /** The assertion of the message as it was before it was encrypted. */
  readonly plaintext: RawDocument;
  /** Anybody can encrypt to the service provider. @returns an EncryptedAssertion. */
  readonly encrypt: (xml: string, algorithm: 'aes256-gcm' | 'aes256-cbc') => string;
  /** Anybody can sign with a key of their own and put its certificate beside. @returns the assertion with a signature. */
  readonly sign: (assertion: string, id: string) => string;
}

/** Changes the tree in place; does nothing where there is nothing of its kind to change. */
export interface TreeOperation {
  readonly name: string;
  readonly apply: (document: RawDocument, random: Random, material: Material) => void;
}

/** Changes the document's bytes. */
export interface ByteOperation {
  readonly name: string;
  readonly apply: (bytes: Buffer, random: Random) => Buffer;
}

/** Changes the form field. */
export interface FieldOperation {
  readonly name: string;
  readonly apply: (field: string, random: Random) => string;
}

/** Whom an attacker wants to be. Nothing genuine says so. */
export const FORGED = 'forged.admin@victim.example';

export const namespaceOf = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
} as const;
