/** The order in which a response is checked, as data. The first check that fails decides; all must pass. */
import { assertionContent } from './checks/assertion-content.ts';
import { assertionIssueInstant } from './checks/assertion-issue-instant.ts';
import { assertionIssuer } from './checks/assertion-issuer.ts';
import { assertionSignature } from './checks/assertion-signature.ts';
import { audience } from './checks/audience.ts';
import { authnStatement, session } from './checks/authn-statement.ts';
import type { ResponseCheck } from './checks/check.ts';
import { conditionsKnown } from './checks/conditions-known.ts';
import { conditionsTime } from './checks/conditions-time.ts';
import { bearerConfirmation } from './checks/confirmation.ts';
import { confirmationInResponseTo } from './checks/confirmation-in-response-to.ts';
import { confirmationRecipient } from './checks/confirmation-recipient.ts';
import { confirmationTime } from './checks/confirmation-time.ts';
import { decryption } from './checks/decryption.ts';
import { responseDestination } from './checks/response-destination.ts';
import { responseInResponseTo } from './checks/response-in-response-to.ts';
import { responseIssueInstant } from './checks/response-issue-instant.ts';
import { responseIssuer } from './checks/response-issuer.ts';
import { responseRoot } from './checks/response-root.ts';
import { responseShape } from './checks/response-shape.ts';
import { responseSignature } from './checks/response-signature.ts';
import { responseStatus } from './checks/response-status.ts';
import { signaturePlaces } from './checks/signature-places.ts';
import { singleAssertion } from './checks/single-assertion.ts';
import { subjectNameId } from './checks/subject.ts';

export const responseChecks: readonly ResponseCheck[] = [
  // The envelope. It may be unsigned: what is required of it can only refuse a message, never make one acceptable.
  responseRoot,
  responseShape,
  responseIssueInstant,
  responseStatus,
  responseDestination,
  responseIssuer,
  responseInResponseTo,
  // What is signed, by whom. The response's signature comes before decryption, so that it vouches for the ciphertext.
  singleAssertion,
  signaturePlaces,
  responseSignature,
  decryption,
  assertionSignature,
  // What the signed assertion says: nothing from here on looks at anything else.
  assertionContent,
  assertionIssueInstant,
  assertionIssuer,
  subjectNameId,
  bearerConfirmation,
  confirmationRecipient,
  confirmationTime,
  confirmationInResponseTo,
  conditionsTime,
  conditionsKnown,
  audience,
  authnStatement,
  session,
];
