import { expect, test } from 'vitest';
import type { Member } from '../members/index.ts';
import { randomIds } from '../platform/index.ts';
import { membersAtRisk, proofLifetime, proofOf } from './readiness.ts';
import { hashRecoveryCode, newRecoveryCode } from './recovery-code.ts';

const now = 10_000_000;
const caller = { method: 'sso', accountId: 'acc_a', providerId: 'idp_a', signedInAt: now - 60_000 } as const;
const provider = { id: 'idp_a', enabled: true, revision: 3, provenRevision: 3, changedAt: now - 120_000 };
const other = { ...provider, id: 'idp_other' };

test('a fresh sign-in through a proven provider of the account proves it, for 15 minutes', () => {
  const until = caller.signedInAt + proofLifetime;
  expect(proofLifetime).toBe(15 * 60_000);
  expect(proofOf(caller, 'acc_a', [provider], now)).toEqual({ proven: true, until });
  expect(proofOf(caller, 'acc_a', [provider], until - 1)).toEqual({ proven: true, until });
  expect(proofOf(caller, 'acc_a', [provider], until)).toEqual({ proven: false, because: 'too_long_ago' });
  const changedThen = { ...provider, changedAt: caller.signedInAt };
  expect(proofOf(caller, 'acc_a', [changedThen], now)).toMatchObject({ proven: true });
});

test.each([
  [
    'a password session',
    { ...caller, method: 'password', accountId: null, providerId: null },
    provider,
    'not_through_sso',
  ],
  ['a recovery session', { ...caller, method: 'recovery', providerId: null }, provider, 'not_through_sso'],
  ['a session of another account', { ...caller, accountId: 'acc_b' }, provider, 'not_through_sso'],
  ['a provider that is gone', { ...caller, providerId: 'idp_b' }, provider, 'provider_disabled'],
  ['a disabled provider', caller, { ...provider, enabled: false }, 'provider_disabled'],
  ['an unproven revision', caller, { ...provider, revision: 4 }, 'provider_changed'],
  [
    'a sign-in from before the last change',
    caller,
    { ...provider, changedAt: caller.signedInAt + 1 },
    'provider_changed',
  ],
] as const)('%s proves nothing', (_what, by, through, because) => {
  expect(proofOf(by, 'acc_a', [through, other], now)).toEqual({ proven: false, because });
});

test('without an enabled provider there is nothing to prove', () => {
  expect(proofOf(caller, 'acc_a', [], now)).toEqual({ proven: false, because: 'no_provider' });
});

test('members without a sign-in through an enabled provider, and those known by another address, are at risk', () => {
  const member = (name: string): Member => ({
    id: `mem_${name}`,
    accountId: 'acc_a',
    userId: `usr_${name}`,
    name,
    email: `${name}@example.com`,
    role: 'member',
    source: 'invitation',
    lastSignInAt: 1,
    lastSsoAt: 1,
    joinedAt: 1,
    suspendedAt: null,
    roleFrom: null,
  });
  const identity = (name: string, email: string, providerId = 'idp_a', lastUsedAt = 1) => ({
    userId: `usr_${name}`,
    providerId,
    email,
    lastUsedAt,
  });
  const identities = [
    identity('ada', 'Ada@Example.com'),
    identity('bob', 'bob@example.com', 'idp_off'),
    identity('eve', 'eve@example.com', 'idp_other', 1),
    identity('eve', 'eve@contoso.example', 'idp_a', 2),
    identity('sam', ''),
  ];
  const providers = [provider, other, { ...provider, id: 'idp_off', enabled: false }];
  const members = ['ada', 'bob', 'eve', 'sam', 'zoe'].map(member);
  expect(membersAtRisk(members, identities, providers)).toMatchObject([
    { id: 'mem_bob', reasons: ['no_sso_sign_in'], providerEmail: null },
    { id: 'mem_eve', email: 'eve@example.com', reasons: ['other_email'], providerEmail: 'eve@contoso.example' },
    { id: 'mem_zoe', reasons: ['no_sso_sign_in'] },
  ]);
});

test('a recovery code has 120 random bits, and may be typed in any way', () => {
  const code = newRecoveryCode(randomIds);
  expect(code).toMatch(/^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/);
  expect(newRecoveryCode(randomIds)).not.toBe(code);
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(hashRecoveryCode(code));
  expect(hashRecoveryCode(newRecoveryCode(randomIds))).not.toBe(hashRecoveryCode(code));
});
