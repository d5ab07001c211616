/** What the server's program has answered, as the result of a command. */
import type { ShellAnswer, ShellCommand, ShellOutcome } from '@latchkey/contract';
import type { Result } from '../command.ts';
import { page, wrap } from './blocks.ts';
import { printable } from './printable.ts';

/** @param lines what is said when it went well; names in them are made harmless for the terminal. */
export function answered<C extends ShellCommand>(
  answer: ShellAnswer<C>,
  lines: (outcome: ShellOutcome<C>) => readonly string[],
): Result {
  if (!answer.ok) {
    return {
      exitCode: 1,
      json: answer,
      text: (style) => page(wrap(printable(answer.message)).map((line) => style.bad(line))),
    };
  }
  return {
    exitCode: 0,
    json: { ok: true, ...answer.outcome },
    text: () => page(lines(answer.outcome).map((line) => printable(line))),
  };
}
