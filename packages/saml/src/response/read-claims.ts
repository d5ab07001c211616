/** Reads what a response claims, without verifying anything: for finding the request it answers, and for people. */
import { readDateTime } from '../date-time.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  namespaces,
  textOf,
  trimmedTextOf,
  type XmlElement,
} from '../xml/index.ts';
import { readStatus } from './read-status.ts';
import type { UnverifiedClaims } from './types.ts';

export function readClaims(response: XmlElement): UnverifiedClaims {
  const issuer = childOf(response, namespaces.assertion, 'Issuer');
  const issueInstant = attributeOf(response, 'IssueInstant');
  const [assertion] = childrenOf(response, namespaces.assertion, 'Assertion');
  const subject = assertion === undefined ? null : childOf(assertion, namespaces.assertion, 'Subject');
  const nameId = subject === null ? null : childOf(subject, namespaces.assertion, 'NameID');
  const audiences = assertion === undefined ? [] : descendantsOf(assertion, namespaces.assertion, 'Audience');
  const { codes, message } = readStatus(response);
  return {
    responseId: attributeOf(response, 'ID'),
    issuer: issuer === null ? null : trimmedTextOf(issuer),
    destination: attributeOf(response, 'Destination'),
    inResponseTo: attributeOf(response, 'InResponseTo'),
    issueInstant: issueInstant === null ? null : readDateTime(issueInstant),
    assertionId: assertion === undefined ? null : attributeOf(assertion, 'ID'),
    nameId: nameId === null ? null : textOf(nameId),
    audiences: audiences.map((audience) => trimmedTextOf(audience) ?? ''),
    statusCodes: codes,
    statusMessage: message,
  };
}
