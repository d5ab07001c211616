import { expect, it } from 'vitest';
import { shortAttributeName } from './short-attribute-name.ts';

it.each([
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'emailaddress'],
  ['urn:oid:0.9.2342.19200300.100.1.3', '0.9.2342.19200300.100.1.3'],
  ['department', 'department'],
  ['http://odd/', 'http://odd/'],
])('%s is %s', (name, short) => {
  expect(shortAttributeName(name)).toBe(short);
});
