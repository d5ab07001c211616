/** The API as a script uses it: for what a story needs but is not about. */
import type { AnyOperation, BodyOf, ParamsOf, ResponseOf } from '@latchkey/contract';
import type { BrowserContext } from 'playwright-core';

/** Calls an operation with the cookies of a person's browser. Fails with the answer when it is refused. */
export async function callApi<O extends AnyOperation>(
  context: BrowserContext,
  origin: string,
  operation: O,
  input: { readonly params?: ParamsOf<O>; readonly body?: BodyOf<O> } = {},
): Promise<ResponseOf<O>> {
  const params: Record<string, string> = { ...(input.params as Record<string, string> | undefined) };
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const answer = await context.request.fetch(`${origin}${path}`, {
    method: operation.method,
    headers: { 'x-latchkey': '1' },
    ...(input.body === undefined ? {} : { data: input.body }),
  });
  if (!answer.ok()) throw new Error(`${operation.name}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
