/** `latchkey operator …`: who looks after this instance. */
import type { Argument, Command, Result } from '../command.ts';
import { answered } from '../text/answered.ts';
import { table } from '../text/blocks.ts';

const where = 'Run it on the server’s machine, with the server’s settings; it does not matter whether the server runs.';
const email: Argument = {
  name: 'EMAIL',
  usage: 'EMAIL',
  meaning: 'The e-mail address with which the person signs in, with a password',
  noun: 'person',
  missing: 'say whose: an e-mail address.',
};
const exits = {
  fine: 'it is done, or was so before',
  refused: 'nobody signs in with this address and a password, or the database cannot be used',
};

export const list: Command = {
  name: 'operator list',
  summary: 'Show the operators of this Latchkey',
  description: [where],
  argument: null,
  options: {},
  examples: [{ command: 'latchkey operator list', meaning: 'Who is an operator, and since when.' }],
  exits: { fine: 'they are listed, even if there is none', refused: 'the database cannot be used' },
  run: async ({ askServer }): Promise<Result> =>
    answered(await askServer('listOperators', {}), ({ operators }) =>
      operators.length === 0
        ? ['There is no operator.']
        : table(
            operators.map(({ name, email: address, since }) => [
              address,
              `${name}, since ${new Date(since).toISOString().slice(0, 10)}`,
            ]),
            0,
          ),
    ),
};

export const grant: Command = {
  name: 'operator grant',
  summary: 'Make somebody an operator of this Latchkey',
  description: [
    'An operator sees the messages that could not be sent, across accounts. The audit log of each account that the person belongs to tells of it.',
    where,
  ],
  argument: email,
  options: {},
  examples: [{ command: 'latchkey operator grant ada@example.com', meaning: 'Ada becomes an operator.' }],
  exits,
  run: async ({ argument, askServer }): Promise<Result> =>
    answered(await askServer('grantOperator', { email: argument }), ({ changed }) => [
      changed ? `${argument} is an operator now.` : `${argument} is an operator already: nothing has changed.`,
    ]),
};

export const revoke: Command = {
  name: 'operator revoke',
  summary: 'Make an operator of this Latchkey an ordinary person again',
  description: ['The audit log of each account that the person belongs to tells of it.', where],
  argument: email,
  options: {},
  examples: [{ command: 'latchkey operator revoke ada@example.com', meaning: 'Ada is no operator any more.' }],
  exits,
  run: async ({ argument, askServer }): Promise<Result> =>
    answered(await askServer('revokeOperator', { email: argument }), ({ changed, operatorsLeft }) => [
      changed ? `${argument} is no operator any more.` : `${argument} is no operator: nothing has changed.`,
      ...(operatorsLeft === 0 ? ['Nobody is an operator now: make one with `latchkey operator grant`.'] : []),
    ]),
};
