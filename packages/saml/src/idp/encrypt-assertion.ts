/** Encrypts an assertion in the shape that Microsoft's stacks emit (XML Encryption 3.1, Core 2.3.4). */
import type { ResponseInput } from './types.ts';

export function encryptAssertion(_xml: string, _to: NonNullable<ResponseInput['encryption']>): string {
  throw new TypeError('not built yet');
}
