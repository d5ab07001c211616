/** What the command line asks of the server's program on the machine itself, where no network reaches. */

/** A question and what is answered, by name. Times are milliseconds since the Unix epoch. */
export interface ShellCommands {
  readonly returnToMixed: {
    readonly input: { readonly account: string };
    readonly outcome: {
      /** False when it was Mixed before. */
      readonly changed: boolean;
      readonly account: ShellAccount;
      readonly owners: readonly { readonly name: string; readonly email: string; readonly hasPassword: boolean }[];
    };
  };
  readonly listOperators: {
    readonly input: Readonly<Record<never, never>>;
    readonly outcome: {
      readonly operators: readonly { readonly name: string; readonly email: string; readonly since: number }[];
    };
  };
  readonly grantOperator: {
    readonly input: { readonly email: string };
    readonly outcome: { readonly changed: boolean };
  };
  readonly revokeOperator: {
    readonly input: { readonly email: string };
    readonly outcome: { readonly changed: boolean; readonly operatorsLeft: number };
  };
}

export interface ShellAccount {
  readonly name: string;
  readonly address: string;
}

export type ShellCommand = keyof ShellCommands;
export type ShellInput<C extends ShellCommand> = ShellCommands[C]['input'];
export type ShellOutcome<C extends ShellCommand> = ShellCommands[C]['outcome'];

/** `message` is a sentence for the person at the shell. */
export type ShellAnswer<C extends ShellCommand> =
  | { readonly ok: true; readonly outcome: ShellOutcome<C> }
  | { readonly ok: false; readonly message: string };
