/** Does one thing that was asked for at the shell. */
import type { ShellCommand, ShellInput, ShellOutcome } from '@latchkey/contract';
import { shellActor } from '../audit-log/index.ts';
import { selectMembers } from '../members/index.ts';
import { grantOperator, revokeOperator, selectOperators } from '../operators/index.ts';
import type { Platform } from '../platform/index.ts';
import { returnToMixed } from '../sign-in-policy/index.ts';
import { findUser } from '../users/index.ts';
import { findAccountAtShell } from './find-account.ts';

type Handlers = {
  readonly [C in ShellCommand]: (platform: Platform, input: ShellInput<C>) => Promise<ShellOutcome<C>>;
};

const handlers: Handlers = {
  async returnToMixed(platform, input) {
    const account = await findAccountAtShell(platform, input.account);
    const changed = await returnToMixed(platform, account.id, shellActor);
    const members = await selectMembers(platform.db, account.id);
    const owners = members.filter(({ role, suspendedAt }) => role === 'owner' && suspendedAt === null);
    return {
      changed,
      account: { name: account.name, address: account.address },
      owners: await Promise.all(
        owners.map(async ({ name, email, userId }) => ({
          name,
          email,
          hasPassword: ((await findUser(platform.db, userId))?.passwordHash ?? null) !== null,
        })),
      ),
    };
  },

  async listOperators({ db }) {
    const operators = await selectOperators(db);
    return { operators: operators.map(({ name, email, since }) => ({ name, email, since })) };
  },

  grantOperator: async (platform, { email }) => ({ changed: await grantOperator(platform, email) }),

  async revokeOperator(platform, { email }) {
    const changed = await revokeOperator(platform, email);
    return { changed, operatorsLeft: (await selectOperators(platform.db)).length };
  },
};

export const isShellCommand = (name: string): name is ShellCommand => Object.hasOwn(handlers, name);

/** Throws a `Problem` whose message is for the person at the shell. */
export const runShellCommand = <C extends ShellCommand>(
  platform: Platform,
  command: C,
  input: ShellInput<C>,
): Promise<ShellOutcome<C>> => handlers[command](platform, input);
