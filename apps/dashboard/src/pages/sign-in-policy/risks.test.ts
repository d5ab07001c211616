import type { MemberAtRisk } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { countReasons, filterRisks } from './risks.ts';

const member = (name: string, reasons: MemberAtRisk['reasons'], providerEmail: string | null = null): MemberAtRisk => ({
  id: name,
  name,
  email: `${name.toLowerCase()}@example.com`,
  role: 'member',
  reasons,
  providerEmail,
});
const members = [
  member('Ada', ['no_sso_sign_in']),
  member('Bob', ['no_sso_sign_in', 'no_verified_domain']),
  member('Eve', ['other_email'], 'eve@contoso.example'),
];

it('counts the reasons that occur', () => {
  expect(countReasons(members)).toEqual([
    { reason: 'no_sso_sign_in', count: 2 },
    { reason: 'other_email', count: 1 },
    { reason: 'no_verified_domain', count: 1 },
  ]);
  expect(countReasons([])).toEqual([]);
});

it('filters by reason, name and both addresses', () => {
  const names = (...rest: [Parameters<typeof filterRisks>[1], string]) =>
    filterRisks(members, ...rest).map(({ name }) => name);
  expect(names(null, '')).toEqual(['Ada', 'Bob', 'Eve']);
  expect(names('no_sso_sign_in', '')).toEqual(['Ada', 'Bob']);
  expect(names(null, ' CONTOSO ')).toEqual(['Eve']);
  expect(names('other_email', 'ada')).toEqual([]);
});
