import { expect, it } from 'vitest';
import { issuersOf } from './issuers.ts';

const tenant = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';
const entra = `https://sts.windows.net/${tenant}/`;

it('knows both forms of a tenant of Entra ID', () => {
  expect(issuersOf(entra)).toEqual([entra, `https://login.microsoftonline.com/${tenant}/`]);
});

it.each([
  'https://idp.example/metadata',
  entra.slice(0, -1),
  `${entra}6f1c/`,
  `https://idp.example/?${entra}`,
  'https://sts.windows.net/{tenant}/',
  entra.replace('https', 'http'),
  `https://login.microsoftonline.com/${tenant}/`,
  '',
])('knows nothing else of %s', (entityId) => {
  expect(issuersOf(entityId)).toEqual([entityId]);
});
