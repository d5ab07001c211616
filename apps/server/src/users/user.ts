/** Users: persons. */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The e-mail in the form that is compared. */
  readonly emailKey: string;
  /** `null` for a person who signs in through single sign-on only. */
  readonly passwordHash: string | null;
  readonly createdAt: number;
}
