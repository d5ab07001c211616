/** What a command is: a declaration that help, reference and parsing are made from, and the function that does it. */
import type { ShellAnswer, ShellCommand, ShellInput } from '@latchkey/contract';
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

export interface Argument {
  /** What stands for it in the list of options, e.g. `FILE`. */
  readonly name: string;
  /** As in the usage, e.g. `FILE|-`. */
  readonly usage: string;
  readonly meaning: string;
  /** What it is, in a sentence, e.g. `file`. */
  readonly noun: string;
  /** What is said to whoever leaves it out: a sentence that goes on after the command's name. */
  readonly missing: string;
}

/** What the commands that look at a message or at metadata read. */
export const fileArgument = (meaning: string): Argument => ({
  name: 'FILE',
  usage: 'FILE|-',
  meaning,
  noun: 'file',
  missing: 'say which file to read, or - for standard input.',
});

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
  /** The one word after the name and the options; `null` where there is none. */
  readonly argument: Argument | null;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly Example[];
  /** What exit codes 0 and 1 mean here. 2 is wrong usage everywhere. */
  readonly exits: { readonly fine: string; readonly refused: string };
  readonly run: (invocation: Invocation) => Promise<Result>;
}

/** What a command is run with. */
export interface Invocation {
  /** Empty where the command has none. */
  readonly argument: string;
  readonly options: GivenOptions;
  readonly now: Instant;
  /** @param path of a file, or `-` for standard input. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly askServer: AskServer;
}

/** Asks the server's program on this machine, which opens the database of the server. */
export type AskServer = <C extends ShellCommand>(command: C, input: ShellInput<C>) => Promise<ShellAnswer<C>>;

/** What a command has to say, in both forms; which one is printed is not its business. */
export interface Result {
  readonly exitCode: 0 | 1;
  readonly json: unknown;
  readonly text: (style: Style) => string;
}

/** The command was called wrongly: exit code 2, and one sentence that says how. */
export class UsageError extends Error {}

/** Of the commands whose verdict depends on the time. */
export const timeOption = {
  at: { value: 'TIME', meaning: 'Take this for the present time (ISO 8601, e.g. 2026-12-07T09:30:00Z)' },
} as const satisfies Readonly<Record<string, Option>>;

/** Options that every command has. */
export const commonOptions = {
  json: { value: null, meaning: 'Print JSON, for scripts' },
  help: { value: null, meaning: 'Say how the command is used' },
} as const satisfies Readonly<Record<string, Option>>;
