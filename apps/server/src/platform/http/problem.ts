/** An error with a code from the catalogue: use cases throw it, one handler turns it into an answer. */
import { type ApiError, type ErrorCode, errorCatalogue } from '@latchkey/contract';

interface ProblemExtras {
  /** More particular than the catalogue's sentence. */
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly rejection?: ApiError['rejection'];
  /** When trying again makes sense; becomes the `Retry-After` header. */
  readonly retryAfterSeconds?: number;
}

export class Problem extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly rejection: ApiError['rejection'];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, extras: ProblemExtras = {}) {
    super(extras.message ?? errorCatalogue[code].message);
    this.code = code;
    this.status = errorCatalogue[code].status;
    this.fields = extras.fields;
    this.rejection = extras.rejection;
    this.retryAfterSeconds = extras.retryAfterSeconds;
  }
}

/** The value, or NOT_FOUND: what does not exist and what belongs to others look alike. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Problem('NOT_FOUND');
  return value;
}
