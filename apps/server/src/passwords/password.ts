/** Passwords: argon2id, and the same work for an e-mail that nobody has. */
import { hash, type Options, verify } from '@node-rs/argon2';

/** OWASP's recommendation: 19 MiB, two passes, one thread; about 30 ms a password. */
const parameters: Options = {
  // Argon2id. The library's enumeration is a `const enum`, which isolated modules cannot read.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};

/** @returns PHC notation: algorithm, parameters, salt and hash. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), parameters);

let dummy: Promise<string> | undefined;

/** With no hash to compare to it works as long, and is wrong: time does not tell whether there is such a user. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no user has this password');
  const right = await verify(passwordHash ?? (await dummy), password.normalize('NFKC'));
  return right && passwordHash !== null;
}
