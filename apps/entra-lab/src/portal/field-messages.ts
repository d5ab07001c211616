/** Turns the problems that a rule found into messages at the fields of a form. */
import type { FieldProblem } from '../applications/index.ts';
import type { FieldErrors } from './fields.ts';

/** One message a field; the first one wins. Rows of a list are named `field:position`. */
export function fieldMessages(problems: readonly FieldProblem[]): FieldErrors {
  const messages: Record<string, string> = {};
  for (const { field, position, message } of problems) {
    messages[position === null ? field : `${field}:${position}`] ??= message;
  }
  return messages;
}
