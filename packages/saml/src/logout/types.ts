/** Single logout messages (Core 3.7). */
import type { Instant } from '../verdict.ts';

/** A LogoutRequest as received. */
export interface LogoutRequest {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  readonly destination: string | null;
  /** `null` when it is absent or encrypted. */
  readonly nameId: string | null;
  readonly sessionIndexes: readonly string[];
}

export interface LogoutResponseInput {
  /** An xs:ID. */
  readonly id: string;
  readonly issueInstant: Instant;
  readonly destination: string;
  readonly inResponseTo: string;
  readonly issuer: string;
  /** Top-level status code URI; default Success. */
  readonly statusCode?: string;
}
