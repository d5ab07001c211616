import { expect, test } from 'vitest';
import { randomIds } from '../platform/index.ts';
import { proofLifetime, provenUntil } from './readiness.ts';
import { hashRecoveryCode, newRecoveryCode } from './recovery-code.ts';

const now = 10_000_000;
const caller = { method: 'sso', accountId: 'acc_a', providerId: 'idp_a', signedInAt: now - 60_000 } as const;
const provider = { id: 'idp_a', enabled: true, revision: 3, provenRevision: 3, changedAt: now - 120_000 };

test('a fresh sign-in through a proven provider of the account proves it, for 15 minutes', () => {
  expect(provenUntil(caller, 'acc_a', [provider], now)).toBe(caller.signedInAt + proofLifetime);
  expect(provenUntil(caller, 'acc_a', [provider], caller.signedInAt + proofLifetime - 1)).not.toBeNull();
  expect(provenUntil(caller, 'acc_a', [provider], caller.signedInAt + proofLifetime)).toBeNull();
});

test.each([
  ['a password session', { ...caller, method: 'password', accountId: null, providerId: null }, provider],
  ['a recovery session', { ...caller, method: 'recovery', providerId: null }, provider],
  ['a session of another account', { ...caller, accountId: 'acc_b' }, provider],
  ['a provider that is gone', { ...caller, providerId: 'idp_b' }, provider],
  ['a disabled provider', caller, { ...provider, enabled: false }],
  ['an unproven revision', caller, { ...provider, revision: 4 }],
  ['a sign-in from before the last change', caller, { ...provider, changedAt: caller.signedInAt + 1 }],
] as const)('%s proves nothing', (_what, by, through) => {
  expect(provenUntil(by, 'acc_a', [through], now)).toBeNull();
});

test('a recovery code has 120 random bits, and may be typed in any way', () => {
  const code = newRecoveryCode(randomIds);
  expect(code).toMatch(/^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/);
  expect(newRecoveryCode(randomIds)).not.toBe(code);
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(hashRecoveryCode(code));
  expect(hashRecoveryCode(newRecoveryCode(randomIds))).not.toBe(hashRecoveryCode(code));
});
