import type { VerifiedResponse } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { usualMapping } from './people-settings.ts';
import { readPerson } from './person.ts';

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const microsoft = 'http://schemas.microsoft.com/identity/claims/';

function person(value: string, format: string, claims: Readonly<Record<string, string | string[]>> = {}) {
  const attributes: VerifiedResponse['attributes'] = Object.entries(claims).map(([name, values]) => ({
    name,
    nameFormat: null,
    friendlyName: null,
    values: [values].flat(),
  }));
  return readPerson(
    { nameId: { value, format, nameQualifier: null, spNameQualifier: null }, attributes },
    usualMapping,
  );
}

describe('the stable subject', () => {
  it.each([
    [
      'of Entra ID',
      person('ada@x.com', emailFormat, { [`${microsoft}tenantid`]: 'T-1', [`${microsoft}objectidentifier`]: 'O-1' }),
      'entra:t-1:o-1',
    ],
    [
      'of Entra ID without a tenant',
      person('p1', persistent, { [`${microsoft}objectidentifier`]: 'O-1' }),
      'persistent:p1',
    ],
    [
      'of Entra ID with two object ids',
      person('p1', persistent, { [`${microsoft}tenantid`]: 'T', [`${microsoft}objectidentifier`]: ['O-1', 'O-2'] }),
      'persistent:p1',
    ],
    ['from a persistent NameID', person('aB/1=', persistent), 'persistent:aB/1='],
    ['from an e-mail NameID', person('Ada@X.com', emailFormat), 'email:ada@x.com'],
    ['from an unspecified NameID that is an address', person('Ada@X.com', unspecified), 'email:ada@x.com'],
    ['from a user name', person('ada', unspecified), 'name:ada'],
    [
      'from the e-mail claim, as a transient NameID stays nobody',
      person('_t1', transient, { mail: 'Ada@x.com' }),
      'email:ada@x.com',
    ],
    ['from nothing that stays', person('_t1', transient), null],
    [
      'longer than a key',
      person('x'.repeat(401), persistent),
      expect.stringMatching(/^persistent:sha256:[0-9a-f]{64}$/),
    ],
  ])('%s', (_name, { subject }, expected) => expect(subject).toEqual(expected));

  it('of one kind never passes for another kind', () => {
    expect(person('entra:t:o', unspecified).subject).toBe('name:entra:t:o');
  });
});

describe('the e-mail address', () => {
  it.each([
    [
      'the claim before the NameID',
      person('upn@x.com', emailFormat, { [`${soap}emailaddress`]: 'mail@x.com' }),
      'mail@x.com',
    ],
    ['the claim by its OID', person('p', persistent, { 'urn:oid:0.9.2342.19200300.100.1.3': 'a@x.com' }), 'a@x.com'],
    ['the first usable one', person('a@x.com', emailFormat, { mail: ['', 'none', 'b@x.com'] }), 'b@x.com'],
    ['the NameID', person('a@x.com', unspecified), 'a@x.com'],
    ['the mail of a guest', person('g_x.com#EXT#@t.onmicrosoft.com', emailFormat, { mail: 'g@x.com' }), 'g@x.com'],
  ])('is %s', (_name, { email }, address) => expect(email).toEqual({ kind: 'valid', address }));

  it('is missing when nothing looks like one', () => {
    expect(person('ada', unspecified).email).toEqual({ kind: 'missing' });
    expect(person('a@x.com', persistent).email).toEqual({ kind: 'missing' });
  });

  it.each([
    ['ada@', person('ada@', emailFormat), ['ada@']],
    [
      'a guest’s user principal name',
      person('g_x.com#EXT#@t.example.com', emailFormat),
      ['g_x.com#EXT#@t.example.com'],
    ],
    ['two addresses in one', person('a@x.com@y.com', emailFormat), ['a@x.com@y.com']],
    ['a look-alike', person('p', persistent, { mail: 'a＠x.com' }), ['a＠x.com']],
  ])('is invalid when it is %s', (_name, { email }, received) => expect(email).toEqual({ kind: 'invalid', received }));
});

describe('the name', () => {
  it.each([
    ['displayname', { [`${microsoft}displayname`]: 'Ada L.', [`${soap}givenname`]: 'Ada' }, 'Ada L.'],
    ['given name and surname', { [`${soap}givenname`]: 'Ada', [`${soap}surname`]: 'Lovelace' }, 'Ada Lovelace'],
    ['surname alone', { sn: 'Lovelace' }, 'Lovelace'],
    ['Okta’s claims', { firstName: 'Ada', lastName: 'Lovelace' }, 'Ada Lovelace'],
    ['one line', { displayName: 'Ada\r\n\u202eLovelace  ' }, 'Ada Lovelace'],
  ])('comes from %s', (_name, claims, name) => {
    expect(person('ada@x.com', emailFormat, claims)).toMatchObject({ directoryName: name, name });
  });

  it('is made from the address, but not called the directory’s, when there is none', () => {
    const upn = { [`${soap}name`]: 'ada@x.com' };
    expect(person('ada@x.com', emailFormat, upn)).toMatchObject({ directoryName: null, name: 'ada' });
  });

  it('has at most 100 characters', () => {
    expect([...person('p', persistent, { displayname: '𝔸'.repeat(200) }).name]).toHaveLength(100);
  });
});
