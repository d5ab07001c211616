/** Shapes that several concepts use. */
import { Type } from 'typebox';

/** Milliseconds since the Unix epoch. */
export const Timestamp = Type.Integer({ description: 'Milliseconds since the Unix epoch.' });

/** What a person is told whose input is no e-mail address. */
export const emailAdvice = 'Enter an e-mail address such as name@example.com.';
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  description: 'An e-mail address.',
  advice: emailAdvice,
});
export const PersonName = Type.String({ minLength: 1, maxLength: 100 });
/** Length over composition: at least 10 characters. */
export const Password = Type.String({ minLength: 10, maxLength: 200 });

export const Role = Type.Union([Type.Literal('owner'), Type.Literal('admin'), Type.Literal('member')]);
export type Role = 'owner' | 'admin' | 'member';

/** The account in the path: its id (`acc_…`). */
export const AccountParams = Type.Object({ account: Type.String({ maxLength: 64 }) });

export const PageQuery = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 100, description: 'The `next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
/** Where the next page starts; `null` on the last one. */
export const Next = Type.Union([Type.String(), Type.Null()]);
