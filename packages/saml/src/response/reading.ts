/** What reading the parts of a message has in common: values that must have a shape, children that may come only once. */
import { readDateTime } from '../date-time.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { accept, type Instant, type Rejection, reject, type Verdict } from '../verdict.ts';
import { attributeOf, positionOf, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import type { Issuer } from './assertion.ts';

export type Malformed = Extract<RejectionCode, 'RESPONSE_MALFORMED' | 'ASSERTION_MALFORMED'>;

export const malformation = (code: Malformed, at: XmlElement, message: string, received?: string): Rejection => ({
  code,
  message,
  ...(received === undefined ? {} : { received: [received] }),
  position: positionOf(at),
});

export const malformed = (code: Malformed, at: XmlElement, message: string, received?: string): Verdict<never> =>
  reject(malformation(code, at, message, received));

const absent: Verdict<null> = accept(null);

/** An attribute of type xs:dateTime; `null` where it is absent. */
export function readInstant(code: Malformed, element: XmlElement, name: string): Verdict<Instant | null> {
  const text = attributeOf(element, name);
  if (text === null) return absent;
  const found = readDateTime(text);
  return found === null
    ? malformed(code, element, `${name} is not a point in time (xs:dateTime).`, text)
    : accept(found);
}

/** Like {@link readInstant} for one that must be there. */
export function readRequiredInstant(code: Malformed, element: XmlElement, name: string): Verdict<Instant> {
  const found = readInstant(code, element, name);
  if (!found.ok) return found;
  if (found.value === null) return malformed(code, element, `${element.localName} has no ${name}.`);
  return accept(found.value);
}

export function readIssuer(code: Malformed, element: XmlElement): Verdict<Issuer> {
  const value = trimmedTextOf(element);
  if (value === null) return malformed(code, element, 'Issuer holds elements.');
  return accept({ value, format: attributeOf(element, 'Format') });
}
