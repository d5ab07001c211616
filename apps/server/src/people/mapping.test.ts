import { describe, expect, it } from 'vitest';
import { usualMapping } from './people-settings.ts';
import { readPerson } from './person.ts';

const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const identity = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/';
const link = 'http://schemas.microsoft.com/claims/groups.link';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

const claims = {
  [`${soap}emailaddress`]: ['ada@mail.example'],
  [`${soap}givenname`]: ['Ada'],
  [`${soap}surname`]: ['Lovelace'],
  'http://schemas.microsoft.com/identity/claims/displayname': ['Lovelace, Ada (Research)'],
  upn: ['ada@upn.example'],
  nickname: ['Countess'],
  [`${identity}role`]: ['Admins', 'Writers'],
  [`${identity}groups`]: ['group-1'],
};

function read(mapping: Partial<typeof usualMapping>, more: Record<string, string[]> = {}, nameId = 'opaque') {
  const attributes = Object.entries({ ...claims, ...more }).map(([name, values]) => ({ name, values }));
  const format = nameId === 'opaque' ? persistent : unspecified;
  return readPerson({ nameId: { value: nameId, format }, attributes }, { ...usualMapping, ...mapping });
}

const address = (person: ReturnType<typeof read>) =>
  person.email.kind === 'valid' ? person.email.address : person.email.kind;

describe('the e-mail address', () => {
  it.each([
    ['the usual claim', {}, 'ada@mail.example'],
    ['the chosen attribute, whatever the case of its name', { email: 'UPN' }, 'ada@upn.example'],
    ['nothing else when the chosen one is missing', { email: 'mailbox' }, 'missing'],
    ['not what is no address', { email: 'nickname' }, 'invalid'],
  ])('%s', (_what, mapping, expected) => {
    expect(address(read(mapping))).toBe(expected);
  });

  it('the Name ID where that was chosen, and only there', () => {
    expect(address(read({ email: 'NameID' }, {}, 'ada@nameid.example'))).toBe('ada@nameid.example');
    expect(address(read({ email: 'upn' }, { upn: [] }, 'ada@nameid.example'))).toBe('missing');
  });
});

describe('the name', () => {
  it.each([
    ['the display name', {}, 'Lovelace, Ada (Research)'],
    ['another attribute', { displayName: 'nickname' }, 'Countess'],
    [
      'first and last name where those were chosen',
      { firstName: 'nickname', lastName: `${soap}surname` },
      'Countess Lovelace',
    ],
    ['from elsewhere when the chosen one is missing', { displayName: 'nothing' }, 'Ada Lovelace'],
  ])('%s', (_what, mapping, expected) => {
    expect(read(mapping).directoryName).toBe(expected);
  });
});

describe('what roles follow from', () => {
  it.each([
    ['app roles and groups', {}, ['Admins', 'Writers', 'group-1']],
    ['app roles alone', { roles: `${identity}role` }, ['Admins', 'Writers']],
    ['groups alone', { roles: `${identity}groups` }, ['group-1']],
    ['an attribute of one’s own', { roles: 'nickname' }, ['Countess']],
  ])('%s', (_what, mapping, roleValues) => {
    expect(read(mapping).directory).toEqual({ roleValues, groupOverage: false });
  });

  const tooMany = { [`${identity}groups`]: [], [link]: ['https://graph.windows.net/t/users/o/getMemberObjects'] };
  it.each([
    ['is seen where groups count', {}, true],
    ['is seen where only groups count', { roles: `${identity}groups` }, true],
    ['does not matter where app roles count, and came', { roles: `${identity}role` }, false],
    ['is seen where groups are emitted as roles, and none came', { roles: `${identity}role`, none: true }, true],
  ])('group overage %s', (_what, { none, ...mapping }: { roles?: string; none?: boolean }, groupOverage) => {
    const more = none === true ? { ...tooMany, [`${identity}role`]: [] } : tooMany;
    expect(read(mapping, more).directory.groupOverage).toBe(groupOverage);
  });
});

it('does not let the mapping change who somebody is', () => {
  const ids = {
    'http://schemas.microsoft.com/identity/claims/tenantid': ['t'],
    'http://schemas.microsoft.com/identity/claims/objectidentifier': ['o'],
  };
  expect(read({ email: 'upn' }, ids).subject).toBe('entra:t:o');
  expect(read({}, ids).subject).toBe('entra:t:o');
});
