import { expect, it } from 'vitest';
import type { Person } from '../people/index.ts';
import { type KnownAboutPerson, resolvePerson } from './resolve-person.ts';

const nobody: KnownAboutPerson = { identity: null, membersWithEmail: [], invitation: null };
const email = 'ada@x.com';
const directory = { roleValues: ['Admins'], groupOverage: false };
const person: Person = {
  subject: 's',
  email: { kind: 'valid', address: email },
  directoryName: 'Ada',
  name: 'Ada',
  directory,
};
const people = { roleRules: [] };
const ask = { provisioning: 'ask', defaultRole: 'member', people } as const;
const off = { provisioning: 'off', defaultRole: 'member', people } as const;
const automatic = { provisioning: 'automatic', defaultRole: 'admin', people } as const;

const linked = { userId: 'u1', isMember: true, suspended: false };
const formerMember = { userId: 'u1', isMember: false, suspended: false };
const member = { userId: 'u2', suspended: false, hasIdentityHere: false };
const invitation = { id: 'i1', role: 'owner' } as const;
const noEmail: Person = { ...person, email: { kind: 'missing' } };
const badEmail: Person = { ...person, email: { kind: 'invalid', received: ['ada'] } };

const join = { kind: 'join', userId: null, subject: 's', email, role: 'member', invitationId: null };
const refused = (code: string, received: string[] = [email]) => ({ kind: 'refused', code, received });

it.each([
  [
    'a linked member',
    person,
    { ...nobody, identity: linked },
    off,
    { kind: 'member', userId: 'u1', subject: 's', email, link: false },
  ],
  [
    'a linked member without an address',
    noEmail,
    { ...nobody, identity: linked },
    off,
    { kind: 'member', userId: 'u1', subject: 's', email: null, link: false },
  ],
  [
    'a linked member whose address is another member’s',
    person,
    { ...nobody, identity: linked, membersWithEmail: [member] },
    ask,
    { kind: 'member', userId: 'u1', subject: 's', email, link: false },
  ],
  [
    'a member known by e-mail',
    person,
    { ...nobody, membersWithEmail: [member] },
    off,
    { kind: 'member', userId: 'u2', subject: 's', email, link: true },
  ],
  [
    'a member who is linked to another subject',
    person,
    { ...nobody, membersWithEmail: [{ ...member, hasIdentityHere: true }] },
    automatic,
    refused('IDENTITY_MISMATCH'),
  ],
  [
    'a suspended member',
    person,
    { ...nobody, identity: { ...linked, suspended: true } },
    automatic,
    refused('MEMBER_SUSPENDED'),
  ],
  [
    'a suspended member known by e-mail',
    person,
    { ...nobody, membersWithEmail: [{ ...member, suspended: true }] },
    automatic,
    refused('MEMBER_SUSPENDED'),
  ],
  [
    'an address that two members have',
    person,
    { ...nobody, membersWithEmail: [member, { ...member, userId: 'u3' }] },
    automatic,
    refused('IDENTITY_MISMATCH'),
  ],
  [
    'a former member whose address is a member’s now',
    person,
    { ...nobody, identity: formerMember, membersWithEmail: [member] },
    automatic,
    refused('IDENTITY_MISMATCH'),
  ],
  ['a former member', person, { ...nobody, identity: formerMember }, ask, { ...join, how: 'ask', userId: 'u1' }],
  [
    'a former member, where nobody may join',
    person,
    { ...nobody, identity: formerMember },
    off,
    refused('NOT_A_MEMBER'),
  ],
  ['a stranger who may ask', person, nobody, ask, { ...join, how: 'ask' }],
  ['a stranger who joins at once', person, nobody, automatic, { ...join, how: 'automatic', role: 'admin' }],
  ['a stranger, where nobody may join', person, nobody, off, refused('NOT_A_MEMBER')],
  [
    'an invited person',
    person,
    { ...nobody, invitation },
    automatic,
    { ...join, how: 'automatic', role: 'owner', invitationId: 'i1' },
  ],
  [
    'an invited person, where nobody else may join',
    person,
    { ...nobody, invitation },
    off,
    { ...join, how: 'ask', role: 'owner', invitationId: 'i1' },
  ],
  ['somebody without an address', noEmail, nobody, automatic, refused('EMAIL_MISSING', [])],
  ['somebody with an unusable address', badEmail, nobody, automatic, refused('EMAIL_INVALID', ['ada'])],
  [
    'somebody without a subject that stays',
    { ...person, subject: null },
    { ...nobody, membersWithEmail: [member] },
    automatic,
    refused('EMAIL_MISSING', []),
  ],
] as const)('%s', (_name, who, known, policy, resolution) => {
  expect(resolvePerson(who, known, policy)).toEqual(resolution);
});
