import { readFileSync } from 'node:fs';
import { instant } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { evaluateClaims } from '../claims/index.ts';
import type { Ids } from '../platform/index.ts';
import { seed, seedIds } from '../seed.ts';
import type { EnterpriseApplication, LabState, LabUser } from '../state.ts';
import { addSamlApplication, openTestLab, testNow } from '../testing/lab-harness.ts';
import { buildResponse } from './build-response.ts';

const vector = (name: string) =>
  readFileSync(new URL(`../../../../vectors/entra-responses/${name}`, import.meta.url), 'utf8');

interface Case {
  readonly state: LabState;
  readonly app: EnterpriseApplication;
  readonly user: LabUser;
  requestId: string | null;
}

/** The person, application and key of the vectors. */
async function vectorCase(): Promise<Case> {
  const { lab } = await openTestLab();
  const created = await addSamlApplication(lab);
  const pem = vector('app-cert-1.crt');
  const app: EnterpriseApplication = {
    ...created,
    appId: '3b9e6d2c-1f47-4a85-8c0d-62e5f7a91b34',
    certificates: created.certificates.map((certificate) => ({
      ...certificate,
      certificate: pem.replace(/-----[A-Z ]+-----|\s/g, ''),
      privateKey: vector('app-cert-1.key'),
      notBefore: '2026-11-23T12:47:53.000Z',
      notAfter: '2029-11-23T12:47:53.000Z',
    })),
  };
  const state = seed();
  const [adele] = state.users.filter(({ id }) => id === seedIds.users.adeleVance);
  if (!adele) throw new Error('The seed has no Adele Vance.');
  const user: LabUser = {
    ...adele,
    id: '9d4f1c7e-62a3-4b58-8e0c-1a2b3c4d5e6f',
    displayName: 'B. Simon',
    givenName: 'B.',
    surname: 'Simon',
    userPrincipalName: 'b.simon@contoso.example',
    mail: 'b.simon@contoso.example',
  };
  state.users = [user];
  state.groups = [];
  state.applications = [app];
  return { state, app, user, requestId: 'id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57' };
}

function guest(user: LabUser): void {
  Object.assign(user, {
    id: '2c5e8b91-7d3a-4f60-9b1c-4e6f8a0b2d37',
    displayName: 'Jamie Lee',
    givenName: '',
    surname: '',
    mail: 'jamie@fabrikam.example',
    userPrincipalName: 'jamie_fabrikam.example#EXT#@contoso.onmicrosoft.example',
    userType: 'Guest',
  });
}

const group = (id: string) => ({
  id,
  displayName: id,
  description: '',
  securityEnabled: true,
  onPremisesSamAccountName: null,
});

const groupClaim = {
  which: 'security',
  sourceAttribute: 'groupId',
  emitCloudNames: false,
  customName: null,
  customNamespace: null,
  emitAsRoles: false,
} as const;

const role = (number: number, value: string) => ({
  id: `role-${number}`,
  displayName: value,
  value,
  description: value,
  enabled: true,
});

/** How the portal or the directory differs from the first vector. */
const variants: Readonly<Record<string, (made: Case) => void>> = {
  '01-sign-assertion-sha256': () => undefined,
  '02-sign-response-sha256': ({ app }) => {
    app.signing.option = 'response';
  },
  '03-sign-response-and-assertion-sha256': ({ app }) => {
    app.signing.option = 'both';
  },
  '04-sign-assertion-sha1': ({ app }) => {
    app.signing.algorithm = 'sha1';
  },
  '05-idp-initiated': (made) => {
    made.requestId = null;
  },
  '08-groups-and-roles': ({ app, state, user }) => {
    app.groupClaim = { ...groupClaim };
    const ids = ['0e129f41', '3ee07328', '5581e43f'].map((start) => `${start}-6b0a-4944-982d-f776000632af`);
    state.groups = ids.map((id) => ({ ...group(id), members: [user.id] }));
    app.roles.push(role(1, 'Admin'), role(2, 'Billing.Reader'));
    for (const roleId of ['role-1', 'role-2']) {
      app.assignments.push({ id: roleId, principalType: 'User', principalId: user.id, roleId });
    }
  },
  '09-groups-overage': ({ app, state, user }) => {
    app.groupClaim = { ...groupClaim };
    state.groups = Array.from({ length: 151 }, (_, index) => ({ ...group(`group-${index}`), members: [user.id] }));
  },
  '10-b2b-guest-entra-home': ({ user }) => {
    guest(user);
    user.guestIdentityProvider = 'https://sts.windows.net/c0ffee11-2233-4455-8677-8899aabbccdd/';
  },
  '11-b2b-guest-otp': ({ user }) => {
    guest(user);
    user.guestIdentityProvider = 'mail';
  },
  '12-no-mail-attribute': ({ user }) => {
    user.mail = null;
  },
  '14-non-uri-identifier': ({ app }) => {
    app.basicSaml.identifiers = ['legacy-app-id'];
  },
};

/** The ids of the vector, in the order in which they are asked for: assertion, response. */
function idsOf(xml: string): Ids {
  const ids = [/<Assertion ID="_([^"]+)"/, /<samlp:Response ID="_([^"]+)"/].map(
    (pattern) => pattern.exec(xml)?.[1] ?? '',
  );
  return { guid: () => ids.shift() ?? '', token: () => '' };
}

describe('a response is, character by character, the one that Entra would send', () => {
  it.each(Object.entries(variants))('%s', async (name, change) => {
    const made = await vectorCase();
    change(made);
    const { state, app, user, requestId } = made;
    const expected = vector(`${name}.xml`);
    const claims = evaluateClaims(state, app, user);
    if (!claims.ok) throw new Error(claims.failure.message);
    const built = buildResponse({
      person: {
        state,
        app,
        user,
        session: {
          token: '',
          userId: user.id,
          authnInstant: instant(Date.parse('2026-12-07T09:29:41Z')),
          authnMethods: [],
          applications: new Set(),
        },
        answer: {
          acsUrl: 'https://app.example.com/saml/acs',
          identifier: app.basicSaml.identifiers[0] ?? '',
          inResponseTo: requestId,
          relayState: null,
          requestedNameIdFormat: null,
          requestedClasses: [],
          forceAuthn: false,
        },
      },
      claims,
      ids: idsOf(expected),
      now: testNow,
    });
    expect(built).toEqual({ ok: true, xml: expected });
  });
});

it('without a certificate it ends in AADSTS500031', async () => {
  const { state, app, user } = await vectorCase();
  app.certificates = [];
  const claims = evaluateClaims(state, app, user);
  if (!claims.ok) throw new Error(claims.failure.message);
  const session = {
    token: '',
    userId: user.id,
    authnInstant: testNow,
    authnMethods: [],
    applications: new Set<string>(),
  };
  const answer = {
    acsUrl: 'https://app.example.com/saml/acs',
    identifier: 'x',
    inResponseTo: null,
    relayState: null,
    requestedNameIdFormat: null,
    requestedClasses: [],
    forceAuthn: false,
  };
  const built = buildResponse({ person: { state, app, user, session, answer }, claims, ids: idsOf(''), now: testNow });
  expect(built).toMatchObject({ ok: false, failure: { code: 500031 } });
});
