/** What a signed assertion says, read but not yet judged. */
import type { Instant } from '../verdict.ts';
import type { XmlElement } from '../xml/index.ts';
import type { Attribute, NameId } from './types.ts';

export interface Issuer {
  readonly value: string;
  /** `null` where the attribute is absent, which means an entity (Core 8.3.6). */
  readonly format: string | null;
}

/** A SubjectConfirmation whose method is bearer. */
export interface BearerConfirmation {
  readonly element: XmlElement;
  readonly recipient: string | null;
  readonly notBefore: Instant | null;
  readonly notOnOrAfter: Instant | null;
  readonly inResponseTo: string | null;
}

export interface Subject {
  readonly element: XmlElement;
  readonly nameId: NameId | null;
  readonly bearer: readonly BearerConfirmation[];
  /** The methods of the other confirmations. */
  readonly otherMethods: readonly string[];
}

export interface Conditions {
  readonly element: XmlElement;
  readonly notBefore: Instant | null;
  readonly notOnOrAfter: Instant | null;
  /** The audiences of each AudienceRestriction. */
  readonly audienceRestrictions: readonly (readonly string[])[];
  /** Names of conditions that are not understood. */
  readonly unknown: readonly string[];
}

export interface AuthnStatement {
  readonly element: XmlElement;
  readonly authnInstant: Instant;
  readonly sessionIndex: string | null;
  readonly sessionNotOnOrAfter: Instant | null;
  readonly classRef: string | null;
}

export interface Assertion {
  readonly element: XmlElement;
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: Issuer | null;
  readonly subject: Subject | null;
  readonly conditions: Conditions | null;
  readonly authnStatements: readonly AuthnStatement[];
  readonly attributes: readonly Attribute[];
}
