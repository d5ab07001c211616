import { beforeEach, describe, expect, it } from 'vitest';
import { seed, seedIds, seedPassword } from '../seed.ts';
import type { LabState } from '../state.ts';
import { countedIds } from '../testing/lab-harness.ts';
import {
  addGroupMember,
  allGroupsOf,
  createGroup,
  createUser,
  deleteGroup,
  deleteUser,
  directGroupsOf,
  findUserBySignInName,
  hashPassword,
  isPassword,
  removeGroupMember,
  saveUser,
} from './index.ts';

const { users, groups } = seedIds;
const ids = countedIds();
let state: LabState;

beforeEach(() => {
  state = seed();
});

describe('people', () => {
  it('sign in by user principal name in any letters, guests by their mail too', () => {
    expect(findUserBySignInName(state, ' ADELE.Vance@contoso.example ')?.id).toBe(users.adeleVance);
    expect(findUserBySignInName(state, 'jamie@fabrikam.example')?.id).toBe(users.jamieLee);
    expect(findUserBySignInName(state, 'megan@contoso.example')).toBeNull();
    expect(findUserBySignInName(state, '')).toBeNull();
  });

  it('are created with what is given, changed, and deleted with all that refers to them', () => {
    const user = createUser(
      state,
      { userPrincipalName: 'new@contoso.example', displayName: 'New', password: 'p' },
      ids,
    );
    expect(user).toMatchObject({ mail: null, userType: 'Member', accountEnabled: true, multifactor: false });
    expect(isPassword('p', user?.passwordHash ?? '')).toBe(true);
    const input = { userPrincipalName: 'NEW@contoso.example', displayName: 'Again', password: 'p' };
    expect(createUser(state, input, ids)).toBeNull();
    expect(createUser(state, { ...input, userPrincipalName: 'no at sign' }, ids)).toBeNull();
    expect(saveUser(state, user?.id ?? '', { userPrincipalName: 'adele.vance@contoso.example' })).toBe(false);
    expect(saveUser(state, user?.id ?? '', { accountEnabled: false })).toBe(true);
    expect(user?.accountEnabled).toBe(false);
    expect(deleteUser(state, users.adeleVance)).toBe(true);
    expect(directGroupsOf(state, users.adeleVance)).toEqual([]);
    expect(deleteUser(state, users.administrator)).toBe(false);
  });

  it('all have the password of the seed', () => {
    expect(state.users.filter(({ passwordHash }) => !isPassword(seedPassword, passwordHash))).toEqual([]);
    expect(new Set(state.users.map(({ id }) => id))).toEqual(new Set(Object.values(users)));
  });
});

describe('passwords', () => {
  it('are compared as a whole', () => {
    const hash = hashPassword('right', '00112233445566778899aabbccddeeff');
    expect(isPassword('right', hash)).toBe(true);
    expect(isPassword('wrong', hash)).toBe(false);
    expect(isPassword('', '')).toBe(false);
  });
});

describe('groups', () => {
  it('are direct, or nested to any depth, and circles end', () => {
    const named = (list: readonly { displayName: string }[]) => list.map(({ displayName }) => displayName);
    expect(named(directGroupsOf(state, users.gradyArchie))).toEqual(['Engineering']);
    expect(named(allGroupsOf(state, users.gradyArchie))).toEqual(['Engineering', 'All of Contoso']);
    expect(addGroupMember(state, groups.engineering, groups.everybody)).toBe(true);
    expect(named(allGroupsOf(state, users.gradyArchie))).toEqual(['Engineering', 'All of Contoso']);
  });

  it('are more than a token lists for Isaiah Langer only', () => {
    const many = state.users.filter(({ id }) => allGroupsOf(state, id).length > 150);
    expect(many.map(({ id }) => id)).toEqual([users.isaiahLanger]);
  });

  it('are created, filled, emptied and deleted', () => {
    expect(createGroup(state, { displayName: ' ', description: '', securityEnabled: true }, ids)).toBeNull();
    const group = createGroup(state, { displayName: 'Team', description: '', securityEnabled: true }, ids);
    const id = group?.id ?? '';
    expect(addGroupMember(state, id, users.leeGu)).toBe(true);
    expect(addGroupMember(state, id, users.leeGu)).toBe(false);
    expect(addGroupMember(state, id, id)).toBe(false);
    expect(addGroupMember(state, id, 'nobody')).toBe(false);
    expect(removeGroupMember(state, id, users.leeGu)).toBe(true);
    expect(removeGroupMember(state, id, users.leeGu)).toBe(false);
    expect(deleteGroup(state, groups.engineering)).toBe(true);
    expect(state.groups.find(({ id: other }) => other === groups.everybody)?.members).toEqual([
      groups.salesAndMarketing,
    ]);
  });
});
