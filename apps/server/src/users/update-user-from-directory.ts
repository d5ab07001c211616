/** Takes over what a directory says about a person. */
import type { Db } from '../platform/index.ts';
import { readName } from './name.ts';
import { updateNameWithoutPassword } from './user-store.ts';

/**
 * Only for people without a password: they belong to the account whose provider vouches for them.
 * Whoever has one may belong to other accounts, where this directory has nothing to say.
 */
export async function updateUserFromDirectory(db: Db, userId: string, { name }: { name: string }): Promise<void> {
  await updateNameWithoutPassword(db, userId, readName(name, 'name'));
}
