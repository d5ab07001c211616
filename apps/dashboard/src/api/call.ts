/** Calls an operation of the API: same origin, JSON, typed by the contract. */
import type { AnyOperation, BodyOf, ParamsOf, QueryOf, ResponseOf } from '@latchkey/contract';
import { failureFrom, unreachable } from './api-failure.ts';
import { requestPath } from './request-path.ts';

type ParamsInput<O extends AnyOperation> = keyof ParamsOf<O> extends never
  ? { readonly params?: undefined }
  : { readonly params: ParamsOf<O> };
type QueryInput<O extends AnyOperation> = keyof QueryOf<O> extends never
  ? { readonly query?: undefined }
  : { readonly query?: QueryOf<O> };
type BodyInput<O extends AnyOperation> =
  BodyOf<O> extends null ? { readonly body?: undefined } : { readonly body: BodyOf<O> };

/** What an operation needs: `params` and `body` where it has them, `query` where it takes one. */
export type InputOf<O extends AnyOperation> = ParamsInput<O> & QueryInput<O> & BodyInput<O>;

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

async function send(operation: AnyOperation, input: LooseInput, signal: AbortSignal | undefined): Promise<Response> {
  const hasBody = input.body !== undefined;
  try {
    return await fetch(requestPath(operation.path, input.params, input.query), {
      method: operation.method,
      // The server refuses state changes without this header: another site's form cannot set it.
      headers: {
        accept: 'application/json',
        'x-latchkey': '1',
        ...(hasBody && { 'content-type': 'application/json' }),
      },
      credentials: 'same-origin',
      ...(hasBody && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (cause instanceof TypeError) throw unreachable();
    throw cause;
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    // Not JSON: a proxy's page. The caller turns it into a failure with the status.
    return null;
  }
}

/** Answers with the operation's response; throws `ApiFailure` when there is none. */
export async function call<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
): Promise<ResponseOf<O>> {
  const response = await send(operation, input, signal);
  const answer = await readJson(response);
  if (!response.ok || answer === null) throw failureFrom(response.status, answer);
  // The server validates each answer against this very schema before it sends it.
  return answer as ResponseOf<O>;
}
