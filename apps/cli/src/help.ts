/** Help texts, made from the declarations of the commands. */
import { type Command, commonOptions, type Option } from './command.ts';
import { page, table, wrap } from './text/blocks.ts';

export function overview(commands: readonly Command[]): string {
  return page([
    'latchkey: single sign-on from the command line. The commands of “saml” need no server and send nothing anywhere.',
    '',
    'Commands',
    ...table(commands.map(({ name, summary }) => [`latchkey ${name}`, summary])),
    '',
    'Those of “access” and “operator” change the server’s database: run them on its machine, with its settings.',
    'Each one says more with --help. Exit codes: 0 fine, 1 refused or invalid, 2 wrong usage.',
  ]);
}

export function commandHelp(command: Command): string {
  return page([
    `${command.summary}.`,
    '',
    'Usage',
    ...usageOf(command),
    '',
    ...command.description.flatMap((text) => [...wrap(text), '']),
    command.argument === null ? 'Options' : 'Argument and options',
    ...table([
      ...argumentOf(command),
      ...optionsOf(command).map(([name, option]) => [spelling(name, option), meaningOf(option)] as const),
    ]),
    '',
    'Exit codes',
    ...table(exitCodesOf(command)),
    '',
    'Examples',
    ...command.examples.flatMap(({ command: line, meaning }) => [`  ${line}`, `      ${meaning}`]),
  ]);
}

/** The row of the argument, where there is one. */
export const argumentOf = ({ argument }: Command): readonly (readonly [string, string])[] =>
  argument === null ? [] : [[argument.name, argument.meaning]];

/** The options of a command, then those that all have. */
export const optionsOf = ({ options }: Command): readonly (readonly [string, Option])[] =>
  Object.entries({ ...options, ...commonOptions });

export const spelling = (name: string, { value }: Option): string =>
  value === null ? `--${name}` : `--${name} ${value}`;

export const meaningOf = ({ meaning, required, repeatable }: Option): string =>
  `${meaning}${required === true ? ' (required)' : ''}${repeatable === true ? ' (may be repeated)' : ''}`;

export const exitCodesOf = ({ exits }: Command): readonly (readonly [string, string])[] => [
  ['0', exits.fine],
  ['1', exits.refused],
  ['2', 'wrong usage: an option is missing or unknown, or a file cannot be read'],
];

/** The required options first, the others as `[options]`. */
export function usageOf({ name, argument, options }: Command): string[] {
  const required = Object.entries(options).filter(([, option]) => option.required === true);
  const words = required.map(([key, option]) => spelling(key, option));
  return wrap(['latchkey', name, ...(argument === null ? [] : [argument.usage]), ...words, '[options]'].join(' '), 2);
}
