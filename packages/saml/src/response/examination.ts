/** A response under examination: what it is, what is expected of it, and what the checks so far have established. */
import type { DecryptedElement } from '../encryption/index.ts';
import type { SignedElement } from '../signature/index.ts';
import type { XmlElement } from '../xml/index.ts';
import type { Assertion, BearerConfirmation } from './assertion.ts';
import { type Survey, survey } from './survey.ts';
import type { ResponseExpectations } from './types.ts';

export class Examination {
  readonly response: XmlElement;
  readonly expectations: ResponseExpectations;
  readonly survey: Survey;
  /** Set by `response-signature` where the response carries a right one. */
  signedResponse: SignedElement | null = null;
  /** Set by `decryption` where the assertion is encrypted. */
  decrypted: DecryptedElement | null = null;
  /** The bearer confirmations that have passed all checks so far. */
  confirmations: readonly BearerConfirmation[] = [];
  #signedAssertion: SignedElement | null = null;
  #assertion: Assertion | null = null;

  constructor(response: XmlElement, expectations: ResponseExpectations) {
    this.response = response;
    this.expectations = expectations;
    this.survey = survey(response);
  }

  /** The one Assertion or EncryptedAssertion of the response. Nothing of it is to be relied upon. */
  get claimedAssertion(): XmlElement {
    return known(this.survey.assertions[0] ?? null);
  }

  /** The assertion that a signature covers: set by `assertion-signature`, the only door to what follows. */
  get signedAssertion(): SignedElement {
    return known(this.#signedAssertion);
  }

  set signedAssertion(signed: SignedElement) {
    this.#signedAssertion = signed;
  }

  /** What the signed assertion says: set by `assertion`. */
  get assertion(): Assertion {
    return known(this.#assertion);
  }

  set assertion(assertion: Assertion) {
    this.#assertion = assertion;
  }
}

/** The checks come in an order in which this cannot happen; if they are put in another one, no message gets through. */
function known<T>(value: T | null): T {
  if (value === null) throw new TypeError('A check of the response ran before the one that it relies on.');
  return value;
}
