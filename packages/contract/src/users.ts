/** The signed-in person: profile and password. */
import { type Static, Type } from 'typebox';
import { Password, PersonName, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

export const Profile = Type.Object({
  id: Type.String(),
  name: PersonName,
  email: Type.String(),
  hasPassword: Type.Boolean(),
  createdAt: Timestamp,
});
export type Profile = Static<typeof Profile>;

export const getProfile = defineOperation({
  name: 'getProfile',
  summary: 'The caller’s profile.',
  method: 'GET',
  path: '/api/profile',
  access: 'user',
  response: Profile,
});

export const updateProfile = defineOperation({
  name: 'updateProfile',
  summary: 'Changes the caller’s name.',
  method: 'PATCH',
  path: '/api/profile',
  access: 'user',
  body: Type.Object({ name: PersonName }),
  response: Profile,
});

export const changePassword = defineOperation({
  name: 'changePassword',
  summary: 'Changes the caller’s password and ends the other sessions.',
  method: 'POST',
  path: '/api/profile/password',
  access: 'user',
  body: Type.Object({ currentPassword: Type.String({ maxLength: 200 }), newPassword: Password }),
  response: Nothing,
  errors: ['WRONG_CREDENTIALS', 'PASSWORD_NOT_SET', 'TOO_MANY_ATTEMPTS'],
});
