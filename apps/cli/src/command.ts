/** What a command is: a declaration that help, reference and parsing are made from, and the function that does it. */
import type { Instant } from '@latchkey/saml';
import type { GivenOptions } from './given-options.ts';
import type { Style } from './text/style.ts';

export interface Option {
  /** What stands for the value in the usage, e.g. `FILE`; `null` for a switch. */
  readonly value: string | null;
  /** One sentence without a full stop. */
  readonly meaning: string;
  readonly required?: boolean;
  /** May be given several times. */
  readonly repeatable?: boolean;
}

export interface Example {
  readonly command: string;
  readonly meaning: string;
}

export interface Command {
  /** The words that call it, e.g. `saml inspect`. */
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** Paragraphs. */
  readonly description: readonly string[];
  /** What the one positional argument is. */
  readonly file: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly Example[];
  /** What exit codes 0 and 1 mean here. 2 is wrong usage everywhere. */
  readonly exits: { readonly fine: string; readonly refused: string };
  readonly run: (invocation: Invocation) => Promise<Result>;
}

/** What a command is run with. */
export interface Invocation {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly options: GivenOptions;
  readonly now: Instant;
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** What a command has to say, in both forms; which one is printed is not its business. */
export interface Result {
  readonly exitCode: 0 | 1;
  readonly json: unknown;
  readonly text: (style: Style) => string;
}

/** The command was called wrongly: exit code 2, and one sentence that says how. */
export class UsageError extends Error {}

/** Options that every command has. */
export const commonOptions = {
  at: { value: 'TIME', meaning: 'Take this for the present time (ISO 8601, e.g. 2026-12-07T09:30:00Z)' },
  json: { value: null, meaning: 'Print JSON, for scripts' },
  help: { value: null, meaning: 'Say how the command is used' },
} as const satisfies Readonly<Record<string, Option>>;
