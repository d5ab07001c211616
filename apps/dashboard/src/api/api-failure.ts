/** What a call to the API throws: a code of the catalogue, a sentence for people, and the fields concerned. */
import { type ApiError, type ErrorCode, errorCatalogue } from '@latchkey/contract';

/** `UNREACHABLE` is ours: no answer came, or not one that the API gives. */
export type FailureCode = ErrorCode | 'UNREACHABLE';

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly rejection: ApiError['rejection'];
  /** For the operator's log; `null` when the server gave none. */
  readonly requestId: string | null;

  constructor(code: FailureCode, status: number, message: string, answer?: ApiError) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = answer?.fields ?? {};
    this.rejection = answer?.rejection;
    this.requestId = answer?.requestId ?? null;
  }
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);

function isApiError(answer: unknown): answer is ApiError {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'code' in answer &&
    typeof answer.code === 'string' &&
    'message' in answer &&
    typeof answer.message === 'string'
  );
}

/** Reads an answer that is not a success. A proxy's error page has no code and becomes `UNREACHABLE`. */
export function failureFrom(status: number, answer: unknown): ApiFailure {
  if (isApiError(answer) && isErrorCode(answer.code))
    return new ApiFailure(answer.code, status, answer.message, answer);
  return new ApiFailure('UNREACHABLE', status, `The server answered with an unexpected error (${status}). Try again.`);
}

export const unreachable = (): ApiFailure =>
  new ApiFailure('UNREACHABLE', 0, 'The server cannot be reached. Check your connection and try again.');
