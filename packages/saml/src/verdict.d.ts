/** What every reading and verifying function of this package returns: a value, or the reason why there is none. */
import type { RejectionCode } from './rejection-codes.ts';
/** Milliseconds since the Unix epoch. Never read from a clock in here: it is always passed in. */
export type Instant = number & {
  readonly __instant: true;
};
/** Marks a number of milliseconds since the Unix epoch as an {@link Instant}. */
export declare const instant: (milliseconds: number) => Instant;
/** A place in the message, counted from 1 (line, column) and 0 (offset, in bytes of UTF-8). */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}
/** Why a message was refused. The code is stable; the message is for people and may change. */
export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence in English: what was found. */
  readonly message: string;
  /** What would have been accepted, one entry for each alternative. */
  readonly expected?: readonly string[];
  /** What the message said. */
  readonly received?: readonly string[];
  /** Further evidence, such as `skewSeconds` or `lateBySeconds`. Seconds where the name ends in `Seconds`. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Where in the decoded XML. */
  readonly position?: Position;
}
export type Verdict<T> =
  | {
      readonly ok: true;
      readonly value: T;
    }
  | {
      readonly ok: false;
      readonly rejection: Rejection;
    };
export declare const accept: <T>(value: T) => Verdict<T>;
export declare const reject: <T = never>(rejection: Rejection) => Verdict<T>;
//# sourceMappingURL=verdict.d.ts.map
