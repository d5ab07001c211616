import { beforeEach, describe, expect, it } from 'vitest';
import { defaultClaims } from '../applications/index.ts';
import { seed, seedIds } from '../seed.ts';
import type { Claim, EnterpriseApplication, GroupClaim, LabState, NameIdFormat } from '../state.ts';
import { addSamlApplication, countedIds, openTestLab } from '../testing/lab-harness.ts';
import { evaluateClaims } from './evaluate-claims.ts';

const { users, groups, tenant } = seedIds;

let state: LabState;
let app: EnterpriseApplication;

beforeEach(async () => {
  const { lab } = await openTestLab();
  app = await addSamlApplication(lab);
  state = { ...seed(), applications: [app] };
});

function userOf(id: string) {
  const user = state.users.find((candidate) => candidate.id === id);
  if (!user) throw new Error(`There is no user ${id}.`);
  return user;
}

function evaluate(userId: string) {
  const verdict = evaluateClaims(state, app, userOf(userId));
  if (!verdict.ok) throw new Error(`AADSTS${verdict.failure.code}`);
  return verdict;
}

const attribute = (userId: string, end: string) =>
  evaluate(userId).attributes.find(({ name }) => name.endsWith(end))?.values;

const names = (userId: string) => evaluate(userId).attributes.map(({ name }) => name.split('/').at(-1));

const assign = (principalType: 'User' | 'Group', principalId: string, roleId: string) =>
  app.assignments.push({ id: `${principalId}-${roleId}`, principalType, principalId, roleId });

describe('attributes', () => {
  it('come in Entra’s order', () => {
    expect(names(users.adeleVance)).toEqual([
      'tenantid',
      'objectidentifier',
      'displayname',
      'identityprovider',
      'authnmethodsreferences',
      'givenname',
      'surname',
      'emailaddress',
      'name',
    ]);
  });

  it('are left out when they are empty', () => {
    expect(names(users.leeGu)).not.toContain('emailaddress');
    expect(attribute(users.leeGu, '/name')).toEqual(['lee.gu@contoso.example']);
  });

  it.each<[Claim['userType'], string[]]>([
    ['Any', [users.adeleVance, users.jamieLee, users.robinKline]],
    ['Members', [users.adeleVance]],
    ['AllGuests', [users.jamieLee, users.robinKline]],
    ['EntraGuests', [users.jamieLee]],
    ['ExternalGuests', [users.robinKline]],
  ])('for user type %s', (userType, expected) => {
    const source = { kind: 'attribute', attribute: '"yes"', transformations: [] } as const;
    app.claims = [{ id: '1', name: 'for', namespace: '', userType, source: { ...source, transformations: [] } }];
    const having = [users.adeleVance, users.jamieLee, users.robinKline].filter((id) => names(id).includes('for'));
    expect(having).toEqual(expected);
  });

  it('join namespace and name with one slash, or have a plain name', () => {
    const [first] = defaultClaims(countedIds());
    if (!first) throw new Error('There are no default claims.');
    app.claims = [
      { ...first, name: 'plain', namespace: '' },
      { ...first, name: 'b', namespace: 'https://a.example/' },
    ];
    expect(
      evaluate(users.adeleVance)
        .attributes.slice(-2)
        .map(({ name }) => name),
    ).toEqual(['plain', 'https://a.example/b']);
  });
});

describe('guests', () => {
  it('from another Entra tenant are named by their mail', () => {
    expect(evaluate(users.jamieLee).nameId.value).toBe('jamie@fabrikam.example');
    expect(attribute(users.jamieLee, '/identityprovider')).toEqual([
      'https://sts.windows.net/c0ffee11-2233-4455-8677-8899aabbccdd/',
    ]);
    expect(attribute(users.jamieLee, '/tenantid')).toEqual([tenant]);
  });

  it('with one-time passcode keep #EXT#', () => {
    expect(evaluate(users.robinKline).nameId.value).toBe('robin_woodgrove.example#EXT#@contoso.onmicrosoft.example');
    expect(attribute(users.robinKline, '/identityprovider')).toEqual(['mail']);
  });

  it('have their raw name in user.localuserprincipalname', () => {
    app.nameId.source.attribute = 'user.localuserprincipalname';
    expect(evaluate(users.jamieLee).nameId.value).toContain('#EXT#');
  });
});

describe('the Name ID', () => {
  it.each<[string, NameIdFormat, string]>([
    ['user.userprincipalname', 'emailAddress', '1.1:nameid-format:emailAddress'],
    ['user.mail', 'default', '1.1:nameid-format:emailAddress'],
    ['user.objectid', 'default', '1.1:nameid-format:unspecified'],
    ['user.pairwiseid', 'default', '2.0:nameid-format:persistent'],
    ['user.objectid', 'persistent', '2.0:nameid-format:persistent'],
    ['user.mail', 'unspecified', '1.1:nameid-format:unspecified'],
    ['user.onpremisessamaccountname', 'windowsDomainQualifiedName', '1.1:nameid-format:WindowsDomainQualifiedName'],
  ])('from %s as %s', (source, format, expected) => {
    app.nameId = { format, source: { kind: 'attribute', attribute: source, transformations: [] } };
    expect(evaluate(users.diegoSiciliani).nameId.format).toBe(`urn:oasis:names:tc:SAML:${expected}`);
  });

  it('differs from user principal name to mail', () => {
    expect(evaluate(users.meganBowen).nameId.value).toBe('megan.bowen@contoso.example');
    app.nameId.source.attribute = 'user.mail';
    expect(evaluate(users.meganBowen).nameId.value).toBe('megan@contoso.example');
  });

  it('ends the sign-in when its source is empty', () => {
    const failure = () => {
      const verdict = evaluateClaims(state, app, userOf(users.leeGu));
      return verdict.ok ? null : `AADSTS${verdict.failure.code}: ${verdict.failure.message}`;
    };
    app.nameId.source.attribute = 'user.mail';
    expect(failure()).toBe('AADSTS50093: Missing value for the SAML NameID.');
    app.nameId.source = {
      kind: 'transformation',
      attribute: 'user.mail',
      transformations: [{ kind: 'ExtractMailPrefix', parameters: {} }],
    };
    expect(failure()).toBe(
      "AADSTS501241: Mandatory Input 'user.mail' missing from transformation id 'ExtractMailPrefix'.",
    );
  });

  it('is another pairwise value in another application', () => {
    app.nameId.source.attribute = 'user.pairwiseid';
    const here = evaluate(users.adeleVance).nameId.value;
    app = { ...app, appId: 'another' };
    expect(evaluate(users.adeleVance).nameId.value).not.toBe(here);
  });
});

describe('groups', () => {
  const claim = (changes: Partial<GroupClaim> = {}) => {
    app.groupClaim = {
      which: 'security',
      sourceAttribute: 'groupId',
      emitCloudNames: false,
      customName: null,
      customNamespace: null,
      emitAsRoles: false,
      ...changes,
    };
  };

  it('are security groups, nested ones too', () => {
    claim();
    expect(attribute(users.adeleVance, '/groups')).toEqual([groups.salesAndMarketing, groups.everybody]);
  });

  it('are all groups, distribution lists too', () => {
    claim({ which: 'all' });
    expect(attribute(users.adeleVance, '/groups')).toEqual([
      groups.salesAndMarketing,
      groups.everybody,
      groups.newsletter,
    ]);
  });

  it('are those assigned to the application, of which one is a direct member', () => {
    claim({ which: 'assigned' });
    assign('Group', groups.everybody, 'x');
    expect(attribute(users.adeleVance, '/groups')).toBeUndefined();
    assign('Group', groups.salesAndMarketing, 'x');
    expect(attribute(users.adeleVance, '/groups')).toEqual([groups.salesAndMarketing]);
    claim({ which: 'assigned', sourceAttribute: 'cloudDisplayName' });
    expect(attribute(users.adeleVance, '/groups')).toEqual(['Sales and Marketing']);
  });

  it('are a link for somebody in more than 150, but not where only the assigned ones count', () => {
    claim();
    expect(attribute(users.isaiahLanger, '/groups')).toBeUndefined();
    expect(attribute(users.isaiahLanger, '/groups.link')).toEqual([
      `https://graph.windows.net/${tenant}/users/${users.isaiahLanger}/getMemberObjects`,
    ]);
    claim({ which: 'assigned' });
    assign('Group', groups.salesAndMarketing, 'x');
    expect(attribute(users.isaiahLanger, '/groups')).toEqual([groups.salesAndMarketing]);
  });

  it('turn into a link at 151', () => {
    claim();
    const user = userOf(users.pattiFernandez);
    state.groups.slice(5, 155).map((group) => group.members.push(user.id));
    expect(attribute(user.id, '/groups')).toHaveLength(150);
    state.groups[155]?.members.push(user.id);
    expect(attribute(user.id, '/groups.link')).toHaveLength(1);
  });

  it('have names where they are synced, or cloud-only names when asked for', () => {
    claim({ sourceAttribute: 'samAccountName' });
    expect(attribute(users.diegoSiciliani, '/groups')).toEqual(['CONTOSO-Finance']);
    expect(attribute(users.gradyArchie, '/groups')).toBeUndefined();
    claim({ sourceAttribute: 'samAccountName', emitCloudNames: true });
    expect(attribute(users.gradyArchie, '/groups')).toEqual(['Engineering', 'All of Contoso']);
  });

  it('have a name of their own, or that of the roles, which they displace', () => {
    claim({ customName: 'teams', customNamespace: 'https://contoso.example/claims' });
    expect(evaluate(users.gradyArchie).attributes[3]?.name).toBe('https://contoso.example/claims/teams');
    claim({ emitAsRoles: true });
    app.roles.push({ id: 'r', displayName: 'Reader', value: 'Reader', description: '', enabled: true });
    assign('User', users.gradyArchie, 'r');
    expect(attribute(users.gradyArchie, '/role')).toEqual([groups.engineering, groups.everybody]);
  });

  it('of the directory are role templates', () => {
    claim({ which: 'directoryRoles' });
    expect(attribute(users.administrator, '/wids')).toEqual(['62e90394-69f5-4237-9190-012177145e10']);
    expect(attribute(users.adeleVance, '/wids')).toBeUndefined();
  });
});

describe('roles', () => {
  it('are the values of direct and group assignments; a role without a value, or a disabled one, says nothing', () => {
    app.roles.push({ id: 'r1', displayName: 'Reader', value: 'Reader', description: '', enabled: true });
    app.roles.push({ id: 'r2', displayName: 'Writer', value: 'Writer', description: '', enabled: true });
    app.roles.push({ id: 'r3', displayName: 'Old', value: 'Old', description: '', enabled: false });
    for (const roleId of ['r1', 'r3', app.roles[0]?.id ?? '']) assign('User', users.adeleVance, roleId);
    assign('Group', groups.salesAndMarketing, 'r2');
    expect(attribute(users.adeleVance, '/role')).toEqual(['Reader', 'Writer']);
    expect(attribute(users.alexWilber, '/role')).toEqual(['Writer']);
    expect(attribute(users.leeGu, '/role')).toBeUndefined();
  });

  it('can be sent under another name, all of them', () => {
    app.roles.push({ id: 'r1', displayName: 'Reader', value: 'Reader', description: '', enabled: true });
    app.roles.push({ id: 'r2', displayName: 'Writer', value: 'Writer', description: '', enabled: true });
    for (const roleId of ['r1', 'r2']) assign('User', users.adeleVance, roleId);
    const source = { kind: 'attribute' as const, attribute: 'user.assignedroles', transformations: [] };
    app.claims = [{ id: '1', name: 'rights', namespace: '', userType: 'Any', source }];
    expect(attribute(users.adeleVance, 'rights')).toEqual(['Reader', 'Writer']);
  });
});
