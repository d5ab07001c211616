/** Decides who a person is in the account, and whether they may come in. The rules that keep tenants apart are here. */
import type { Provisioning, Role, RoleRule, SignInRejectionCode } from '@latchkey/contract';
import { type Person, roleOfNewcomer } from '../people/index.ts';

/** What the account knows about the person. Nothing in here comes from another account. */
export interface KnownAboutPerson {
  /** The user that the subject is linked to at this very provider. */
  readonly identity: { readonly userId: string; readonly isMember: boolean; readonly suspended: boolean } | null;
  /** Members of this account whose e-mail address is the person's. */
  readonly membersWithEmail: readonly {
    readonly userId: string;
    readonly suspended: boolean;
    /** Linked to another subject of this provider. */
    readonly hasIdentityHere: boolean;
  }[];
  /** An open invitation to this account for the person's e-mail address. */
  readonly invitation: { readonly id: string; readonly role: Role } | null;
}

export type Resolution =
  /** A member. `link`: the subject is to be linked to the user from now on. */
  | {
      readonly kind: 'member';
      readonly userId: string;
      readonly subject: string;
      readonly email: string | null;
      readonly link: boolean;
    }
  | {
      readonly kind: 'join';
      /** `ask`: the person decides. */
      readonly how: 'ask' | 'automatic';
      /** The user that the subject is linked to, who was a member once; `null` makes a new one. */
      readonly userId: string | null;
      readonly subject: string;
      readonly email: string;
      readonly role: Role;
      readonly invitationId: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly code: Extract<
        SignInRejectionCode,
        'EMAIL_MISSING' | 'EMAIL_INVALID' | 'IDENTITY_MISMATCH' | 'NOT_A_MEMBER' | 'MEMBER_SUSPENDED'
      >;
      readonly received: readonly string[];
    };

const refused = (
  code: Extract<Resolution, { kind: 'refused' }>['code'],
  received: readonly string[] = [],
): Resolution => ({ kind: 'refused', code, received });

export function resolvePerson(
  person: Person,
  known: KnownAboutPerson,
  policy: {
    readonly provisioning: Provisioning;
    readonly defaultRole: 'admin' | 'member';
    readonly people: { readonly roleRules: readonly RoleRule[] };
  },
): Resolution {
  const { identity, membersWithEmail, invitation } = known;
  const { subject } = person;
  const address = person.email.kind === 'valid' ? person.email.address : null;
  if (identity?.isMember && subject !== null) {
    if (identity.suspended) return refused('MEMBER_SUSPENDED', address === null ? [] : [address]);
    return { kind: 'member', userId: identity.userId, subject, email: address, link: false };
  }
  if (person.email.kind === 'invalid') return refused('EMAIL_INVALID', person.email.received);
  // Without a subject that stays, a person would be somebody new at each sign-in.
  if (address === null || subject === null) return refused('EMAIL_MISSING');
  const [member, ...more] = membersWithEmail;
  if (member !== undefined) {
    // The subject, or the member, is linked to somebody else: the address has changed hands, or belongs to two.
    const sure = identity === null && more.length === 0 && !member.hasIdentityHere;
    if (!sure) return refused('IDENTITY_MISMATCH', [address]);
    if (member.suspended) return refused('MEMBER_SUSPENDED', [address]);
    return { kind: 'member', userId: member.userId, subject, email: address, link: true };
  }
  // Somebody of the account has let this person in by name, whatever the rule for strangers is.
  if (policy.provisioning === 'off' && invitation === null) return refused('NOT_A_MEMBER', [address]);
  return {
    kind: 'join',
    how: policy.provisioning === 'automatic' ? 'automatic' : 'ask',
    userId: identity?.userId ?? null,
    subject,
    email: address,
    role: roleOfNewcomer({ ...policy, ...policy.people }, person.directory, invitation?.role ?? null).role,
    invitationId: invitation?.id ?? null,
  };
}
