import type { IdentityProvider } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { providerSituation } from './provider-situation.ts';

const day = 86_400_000;
const provider = (state: IdentityProvider['state'], notAfter = 1000 * day): IdentityProvider => ({
  id: 'idp_1',
  description: 'Contoso',
  enabled: state !== 'disabled',
  state,
  revision: 1,
  provenAt: null,
  changedAt: 0,
  createdAt: 0,
  idpInitiated: 'restart',
  provisioning: 'ask',
  defaultRole: 'member',
  allowSha1: false,
  signRequests: false,
  requestBinding: 'redirect',
  requireEncryption: false,
  singleLogout: false,
  sp: { entityId: 'e', acsUrl: 'a', sloUrl: 'l', signOnUrl: 's', metadataUrl: 'm' },
  people: {
    mapping: { email: null, firstName: null, lastName: null, displayName: null, roles: null },
    roleRules: [],
    revision: 1,
  },
  idp: {
    entityId: 'i',
    displayName: null,
    vendor: 'entra',
    singleSignOnServices: [],
    singleLogoutServices: [],
    certificates: [{ sha256: '1', sha1: '1', subject: 'CN=x', notBefore: 0, notAfter, keyType: 'RSA 2048' }],
    warnings: [],
  },
  connection: { source: 'upload', address: null, refresh: null, waiting: null, certificates: [], refused: [] },
  startUrl: '',
  testUrl: '',
  signInsThisWeek: 0,
  signInsByDay: [],
  lastSignInAt: null,
});

describe('providerSituation', () => {
  it('waits for the other side by its name', () => {
    const { sentence, todo } = providerSituation(provider('ready'), 0);
    expect(sentence).toBe('Waiting for Entra: enter the SP metadata there, then press Test.');
    expect(todo.at(-1)).toMatch(/^Press Test here/);
  });

  it('has nothing to do when it is proven and the certificate lasts', () => {
    expect(providerSituation(provider('proven'), 0).todo).toEqual([]);
  });

  it('warns of the certificate in every state', () => {
    for (const state of ['ready', 'proven', 'unproven', 'failing', 'disabled'] as const) {
      const last = providerSituation(provider(state, 41 * day), 1).todo.at(-1);
      expect(last).toMatch(/^The last signing certificate expires in 40 days\. Make a new one at Entra/);
    }
  });

  it('says that it has expired', () => {
    expect(providerSituation(provider('proven', 10 * day), 12 * day).todo[0]).toContain('expired 2 days ago');
  });
});
