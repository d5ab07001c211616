/** Runs the command line: finds the command, parses its options, prints what it says. Returns the exit code. */
import { parseArgs } from 'node:util';
import { type Instant, readDateTime } from '@latchkey/saml';
import { type AskServer, type Command, commonOptions, type Result, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { checkRequired, GivenOptions } from './given-options.ts';
import { commandHelp, overview } from './help.ts';
import { printable, printableJson } from './text/printable.ts';
import { colours, plain } from './text/style.ts';

/** Everything of the outside world that commands touch. */
export interface Surroundings {
  readonly now: Instant;
  /** The content of a file, of standard input for `-`; an `Error` whose message is for people where it cannot be had. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly askServer: AskServer;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly coloured: boolean;
}

/** 0: fine. 1: refused or invalid. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { out, err } = surroundings;
  const command = commands.find(({ name }) => isCalled(name, args));
  if (command === undefined) return withoutCommand(args, surroundings);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    out(commandHelp(command));
    return 0;
  }
  try {
    const { given, argument } = parse(command, rest);
    const result = await command.run({
      argument,
      options: given,
      now: timeOf(given, surroundings),
      read: readerOf(surroundings),
      askServer: surroundings.askServer,
    });
    out(given.has('json') ? `${printableJson(result.json)}\n` : textOf(result, surroundings));
    return result.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`latchkey ${command.name}: ${printable(error.message)}\nSee: latchkey ${command.name} --help\n`);
    return 2;
  }
}

const isCalled = (name: string, args: readonly string[]): boolean =>
  name.split(' ').every((word, index) => args[index] === word);

function withoutCommand(args: readonly string[], { out, err }: Surroundings): ExitCode {
  const words = args.filter((word) => !word.startsWith('-'));
  const isGroup = words.every((word, index) => commands.some(({ name }) => name.split(' ')[index] === word));
  if (args.includes('--help') || args.includes('-h') || (words.length === 1 && words[0] === 'help')) {
    out(overview(commands));
    return 0;
  }
  if (!isGroup) err(`latchkey: there is no command “${printable(words.join(' '))}”.\n\n`);
  err(overview(commands));
  return 2;
}

function parse(command: Command, args: readonly string[]): { given: GivenOptions; argument: string } {
  const declared = Object.entries({ ...command.options, ...commonOptions });
  const options = Object.fromEntries(
    declared.map(
      ([name, { value }]) => [name, { type: value === null ? 'boolean' : 'string', multiple: true }] as const,
    ),
  );
  const { values, positionals } = parseStrictly(args, options);
  const expected = command.argument === null ? 0 : 1;
  const [argument = ''] = positionals;
  const surplus = positionals[expected];
  if (command.argument !== null && positionals.length === 0) throw new UsageError(command.argument.missing);
  if (surplus !== undefined) {
    const rule = command.argument === null ? 'only options are wanted' : `one ${command.argument.noun} at a time`;
    throw new UsageError(`${rule}: “${surplus}” is too many.`);
  }
  const given = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(values)) {
    const list = Array.isArray(value) ? value : [value];
    const texts = list.filter((entry) => typeof entry === 'string');
    const isRepeatable = declared.some(([key, option]) => key === name && 'repeatable' in option);
    if (texts.length > 1 && !isRepeatable) throw new UsageError(`--${name} is there more than once.`);
    given.set(name, texts);
  }
  const found = new GivenOptions(given);
  checkRequired(command, found);
  return { given: found, argument };
}

type ParsedOptions = Record<string, { readonly type: 'boolean' | 'string'; readonly multiple: boolean }>;

function parseStrictly(args: readonly string[], options: ParsedOptions) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentence says which option is unknown or lacks its value.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(error.message.split(/\n|\. To specify/)[0] ?? error.message);
    }
    throw error;
  }
}

function timeOf(given: GivenOptions, { now }: Surroundings): Instant {
  const text = given.text('at');
  if (text === null) return now;
  const time = readDateTime(text);
  if (time === null) throw new UsageError(`--at takes a time like 2026-12-07T09:30:00Z, not “${text}”.`);
  return time;
}

const readerOf =
  ({ read }: Surroundings) =>
  async (path: string): Promise<Uint8Array> => {
    try {
      return await read(path);
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  };

function textOf({ text }: Result, { coloured }: Surroundings): string {
  return text(coloured ? colours : plain);
}
