/** Creates a person. */
import { emailAdvice } from '@latchkey/contract';
import { type Db, type Platform, Problem } from '../platform/index.ts';
import { emailKey, isEmail } from './email.ts';
import { readName } from './name.ts';
import type { User } from './user.ts';
import { insertUser } from './user-store.ts';

export interface NewUser {
  readonly name: string;
  readonly email: string;
  /** `null` for a person who signs in through single sign-on only. */
  readonly passwordHash: string | null;
}

/** Throws INVALID_INPUT for an unusable name or e-mail, EMAIL_TAKEN when another user signs in with this e-mail. */
export async function createUser(
  db: Db,
  { clock, ids }: Pick<Platform, 'clock' | 'ids'>,
  input: NewUser,
): Promise<User> {
  const email = input.email.trim();
  if (!isEmail(email)) throw new Problem('INVALID_INPUT', { fields: { email: emailAdvice } });
  const user: User = {
    id: ids.id('usr'),
    name: readName(input.name, 'name'),
    email,
    emailKey: emailKey(email),
    passwordHash: input.passwordHash,
    createdAt: clock.now(),
  };
  if (!(await insertUser(db, user))) throw new Problem('EMAIL_TAKEN');
  return user;
}
