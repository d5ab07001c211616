/** Writes a Response as Entra ID serialises it (one line, default namespaces), signed and encrypted as asked. */
import type { ResponseInput } from './types.ts';

/** @returns XML; post it as base64 of its UTF-8 bytes. */
export function writeResponse(_input: ResponseInput): string {
  throw new TypeError('not built yet');
}
