/** Passwords: argon2id, and the same work for an e-mail that nobody has. */
import { hash, type Options, verify } from '@node-rs/argon2';

/** OWASP's recommendation: 19 MiB, two passes, one thread. */
const parameters: Options = {
  // Argon2id. The library's enumeration is a `const enum`, which isolated modules cannot read.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};

/** Compared to where there is no user: made with the same parameters, so that the work is the same. */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$yML0FJoi/SX+8ZKsO3bmLA$wf4CDMRmZ6OFyN7R6+lu6A09oo3yqI7BzyXr0X1tdCw';

/** Different keyboards write the same letters as different characters. */
const prepare = (password: string): string => password.normalize('NFKC');

/** @returns PHC notation: algorithm, parameters, salt and hash. */
export const hashPassword = (password: string): Promise<string> => hash(prepare(password), parameters);

/** With no hash to compare to it works as long, and is wrong: time does not tell whether there is such a user. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? dummyHash, prepare(password));
  return right && passwordHash !== null;
}
