/** `latchkey access restore`: lets the owners of an account in again when nobody else can. */
import { type Command, type Result, UsageError } from '../command.ts';
import { answered } from '../text/answered.ts';

export const restore: Command = {
  name: 'access restore',
  summary: 'Let the owners of an account in again',
  description: [
    'For an account with enforced single sign-on that no owner can get into any more, not even with a recovery code. Run it on the server’s machine, with the server’s settings; it does not matter whether the server runs.',
    'With --mixed the sign-in policy goes back to Mixed: people with a password use it again, and all recovery codes are void. It is written to the audit log, and every owner gets a mail.',
  ],
  argument: null,
  options: {
    account: {
      value: 'ADDRESS',
      meaning: 'Which account: the last part of its sign-in page, /sign-in/ADDRESS',
      required: true,
    },
    mixed: { value: null, meaning: 'Set the sign-in policy to Mixed' },
  },
  examples: [
    {
      command: 'latchkey access restore --account contoso --mixed',
      meaning: 'Passwords open the account contoso again.',
    },
  ],
  exits: { fine: 'it is done, or was so before', refused: 'there is no such account, or the database cannot be used' },
  async run({ options, askServer }): Promise<Result> {
    const account = options.required('account');
    if (!options.has('mixed')) throw new UsageError('say what to do: --mixed.');
    return answered(await askServer('returnToMixed', { account }), (outcome) => {
      const { changed, owners } = outcome;
      const { name, address } = outcome.account;
      const withPassword = owners.filter(({ hasPassword }) => hasPassword);
      return [
        changed
          ? `The sign-in policy of ${name} (${address}) is Mixed now. All recovery codes are void; every owner gets a mail.`
          : `The sign-in policy of ${name} (${address}) is Mixed already: nothing has changed.`,
        withPassword.length === 0
          ? 'No owner has a password, so this alone lets none of them in.'
          : `Owners who can sign in with their password: ${withPassword.map((owner) => `${owner.name} <${owner.email}>`).join(', ')}`,
      ];
    });
  },
};
