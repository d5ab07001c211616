import { expect, test } from 'vitest';
import { createAddressPolicy } from './address-policy.ts';

const addresses = ['8.8.8.8', '127.0.0.1', '10.1.2.3', '10.2.0.1', '169.254.169.254', '::1', '::ffff:10.1.2.3'];

test.each([
  ['nothing', [], ['public', 'refused', 'refused', 'refused', 'refused', 'refused', 'refused']],
  ['all', 'all', ['public', 'private', 'private', 'private', 'refused', 'private', 'private']],
  ['a network', ['10.1.0.0/16'], ['public', 'refused', 'private', 'refused', 'refused', 'refused', 'private']],
  ['an address', ['::1'], ['public', 'refused', 'refused', 'refused', 'refused', 'private', 'refused']],
  ['another host', ['other.example'], ['public', 'refused', 'refused', 'refused', 'refused', 'refused', 'refused']],
  // Whoever names a host means it, wherever it stands.
  ['the host', ['IDP.internal'], ['public', 'private', 'private', 'private', 'private', 'private', 'private']],
] as const)('with %s allowed', (_what, allowed, verdicts) => {
  const policy = createAddressPolicy(allowed);
  expect(addresses.map((address) => policy.judge('idp.internal', address))).toEqual(verdicts);
});
