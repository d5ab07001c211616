import { certificateFrom, decodeRedirect, encodeRedirect, readLogoutRequest, writeAuthnRequest } from '@latchkey/saml';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedIds, seedPassword } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';
import {
  aadstsOf,
  addSamlApplication,
  type Browser,
  inputOf,
  openTestLab,
  responseOf,
  spAcsUrl,
  spEntityId,
  spLogoutUrl,
  type TestLab,
  testNow,
  textOf,
} from '../testing/lab-harness.ts';

const { users, tenant } = seedIds;
const endpoint = `/${tenant}/saml2`;

let test: TestLab;
let app: EnterpriseApplication;
let browser: Browser;

beforeEach(async () => {
  test = await openTestLab();
  app = await addSamlApplication(test.lab, { assigned: Object.values(users), relayState: 'configured' });
  browser = test.browser();
});

const otherEntityId = 'https://other.example/metadata';

/** Another application that Adele may use, with a Logout URL of its own. */
const addOther = (): Promise<EnterpriseApplication> =>
  addSamlApplication(test.lab, {
    assigned: Object.values(users),
    addresses: { entityId: otherEntityId, acsUrl: 'https://other.example/acs', logoutUrl: 'https://other.example/slo' },
  });

interface Wanted {
  readonly issuer?: string;
  readonly forceAuthn?: boolean;
  readonly nameIdFormat?: string;
  readonly classRef?: string;
  readonly query?: string;
}

function requestUrl({
  issuer = spEntityId,
  forceAuthn = false,
  nameIdFormat,
  classRef,
  query = '',
}: Wanted = {}): string {
  const xml = writeAuthnRequest({
    id: 'id1234',
    issueInstant: testNow,
    destination: `http://127.0.0.1:4500${endpoint}`,
    issuer,
    acsUrl: issuer === spEntityId ? spAcsUrl : 'https://other.example/acs',
    forceAuthn,
    isPassive: false,
    nameIdFormat: nameIdFormat ?? null,
  });
  const context = classRef
    ? `<samlp:RequestedAuthnContext><saml:AuthnContextClassRef xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${classRef}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`
    : '';
  return (
    encodeRedirect({
      location: endpoint,
      parameter: 'SAMLRequest',
      xml: xml.replace('</samlp:AuthnRequest>', `${context}</samlp:AuthnRequest>`),
      relayState: 'relay & <state>',
      signing: null,
    }) + query
  );
}

const signIn = async (name: string, wanted: Wanted = {}) =>
  browser.signIn(await browser.get(requestUrl(wanted)), name, seedPassword);

const nameIdOf = (xml: string) => /<NameID Format="([^"]+)">([^<]+)</.exec(xml)?.slice(1);

const lastLog = () => test.lab.store.read().signInLogs[0];

describe('signing in', () => {
  it('ends with the auto-post page, as Entra writes it', async () => {
    const page = await signIn('adele.vance@contoso.example');
    expect(page.body).toMatch(
      /^<html><head><title>Working\.\.\.<\/title><\/head><body><form method="POST" name="hiddenform" action="https:\/\/app\.example\.com\/saml\/acs"><input type="hidden" name="SAMLResponse" value="[A-Za-z0-9+/=]+" \/><input type="hidden" name="RelayState" value="relay &amp; &lt;state&gt;" \/><noscript><p>Script is disabled\. Click Submit to continue\.<\/p><input type="submit" value="Submit" \/><\/noscript><\/form><script language="javascript">document\.forms\[0\]\.submit\(\);<\/script><\/body><\/html>$/,
    );
    expect(inputOf(page, 'RelayState')).toBe('relay & <state>');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'sha256-[A-Za-z0-9+/=]+'/);
    expect(page.headers['content-security-policy']).not.toContain('form-action');
    const xml = responseOf(page);
    expect(xml).toContain('InResponseTo="id1234"');
    expect(nameIdOf(xml)).toEqual([
      'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      'adele.vance@contoso.example',
    ]);
    expect(lastLog()).toMatchObject({
      status: 'Success',
      errorCode: 0,
      userId: users.adeleVance,
      appName: 'Example App',
      origin: 'sp',
    });
  });

  it('asks nothing of a browser that is signed in; AuthnInstant stays that of the sign-in', async () => {
    await signIn('adele.vance@contoso.example');
    test.advance(3600);
    const xml = responseOf(await browser.get(requestUrl()));
    expect(xml).toContain('AuthnInstant="2026-12-07T09:30:00.872Z"');
    expect(xml).toContain('IssueInstant="2026-12-07T10:30:00.872Z"');
    expect(xml).toContain('NotBefore="2026-12-07T10:25:00.779Z" NotOnOrAfter="2026-12-07T11:30:00.779Z"');
  });

  it('asks for the password again with ForceAuthn', async () => {
    await signIn('adele.vance@contoso.example');
    test.advance(60);
    const page = await browser.get(requestUrl({ forceAuthn: true }));
    expect(textOf(page)).toContain('Enter password');
    expect(textOf(page)).toContain('adele.vance@contoso.example');
    const ctx = inputOf(page, 'ctx') ?? '';
    // Choosing the account that is signed in is no new authentication.
    const chosen = await browser.post('/common/account', { ctx, loginfmt: 'adele.vance@contoso.example' });
    expect(textOf(chosen)).toContain('Enter password');
    const answered = await browser.signIn(page, '', seedPassword);
    expect(responseOf(answered)).toContain('AuthnInstant="2026-12-07T09:31:00.872Z"');
  });

  it('takes login_hint to the password, and prompt=select_account to the picker', async () => {
    const hinted = await browser.get(requestUrl({ query: '&login_hint=alex.wilber@contoso.example' }));
    expect(textOf(hinted)).toContain('alex.wilber@contoso.example Enter password');
    await signIn('adele.vance@contoso.example');
    const picker = await browser.get(requestUrl({ query: '&prompt=select_account' }));
    expect(textOf(picker)).toContain('Pick an account');
    const ctx = inputOf(picker, 'ctx') ?? '';
    expect(textOf(await browser.post('/common/account', { ctx, other: '1' }))).toContain('Email, phone, or Skype');
    const same = await browser.post('/common/account', { ctx, loginfmt: 'adele.vance@contoso.example' });
    expect(responseOf(same)).toContain('status:Success');
  });

  it('keeps the session for ninety days when asked to', async () => {
    const page = await browser.get(requestUrl());
    const ctx = { ctx: inputOf(page, 'ctx') ?? '' };
    await browser.post('/common/account', { ...ctx, loginfmt: 'adele.vance@contoso.example' });
    const asked = await browser.post('/common/login', { ...ctx, passwd: seedPassword });
    expect(textOf(asked)).toContain('Stay signed in?');
    expect(String(asked.headers['set-cookie'])).toMatch(/^lab_session=[0-9a-f]{48}; Path=\/; HttpOnly; SameSite=Lax$/);
    const stayed = await browser.post('/common/kmsi', { ...ctx, stay: 'yes', DontShowAgain: 'true' });
    expect(String(stayed.headers['set-cookie'])).toContain('Max-Age=7776000');
    expect(responseOf(stayed)).toContain('status:Success');
  });
});

describe('what goes wrong on the sign-in page', () => {
  const begin = async () => ({ ctx: inputOf(await browser.get(requestUrl()), 'ctx') ?? '' });

  it('a wrong password', async () => {
    const ctx = await begin();
    await browser.post('/common/account', { ...ctx, loginfmt: 'adele.vance@contoso.example' });
    const page = await browser.post('/common/login', { ...ctx, passwd: 'wrong' });
    expect(textOf(page)).toContain(
      'Your account or password is incorrect. If you don’t remember your password, reset it now.',
    );
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(lastLog()).toMatchObject({ status: 'Failure', errorCode: 50126, userId: users.adeleVance });
  });

  it('a name that the directory does not have', async () => {
    const page = await browser.post('/common/account', { ...(await begin()), loginfmt: 'nobody@contoso.example' });
    expect(textOf(page)).toContain('This username may be incorrect.');
    expect(lastLog()).toMatchObject({ errorCode: 50034, userId: null, userPrincipalName: 'nobody@contoso.example' });
  });

  it('an account from elsewhere that is no guest', async () => {
    const page = await browser.post('/common/account', { ...(await begin()), loginfmt: 'sam@tailspin.example' });
    expect(aadstsOf(page)).toBe(50020);
    expect(textOf(page)).toContain(
      "User account 'sam@tailspin.example' from identity provider 'live.com' does not exist in tenant 'Contoso Lab'",
    );
  });

  it('a blocked account, which learns so after the password only', async () => {
    const ctx = await begin();
    await browser.post('/common/account', { ...ctx, loginfmt: 'patti.fernandez@contoso.example' });
    expect(textOf(await browser.post('/common/login', { ...ctx, passwd: 'wrong' }))).not.toContain('locked');
    const page = await browser.post('/common/login', { ...ctx, passwd: seedPassword });
    expect(textOf(page)).toContain('Your account has been locked.');
    expect(lastLog()).toMatchObject({ errorCode: 50057 });
  });

  it('a second factor without the password, and a denied one', async () => {
    const ctx = await begin();
    await browser.post('/common/account', { ...ctx, loginfmt: 'nestor.wilke@contoso.example' });
    const skipped = await browser.post('/common/multifactor', { ...ctx, answer: 'approve' });
    expect(textOf(skipped)).toContain('Email, phone, or Skype');
    await browser.post('/common/account', { ...ctx, loginfmt: 'nestor.wilke@contoso.example' });
    expect(textOf(await browser.post('/common/login', { ...ctx, passwd: seedPassword }))).toContain(
      'Approve sign in request',
    );
    expect(lastLog()).toMatchObject({ status: 'Interrupted', errorCode: 50074 });
    expect(textOf(await browser.post('/common/multifactor', { ...ctx, answer: 'deny' }))).toContain(
      'Email, phone, or Skype',
    );
    expect(textOf(await browser.post('/common/kmsi', { ...ctx, stay: 'yes' }))).toContain('Email, phone, or Skype');
  });

  it('a sign-in that has been left for an hour', async () => {
    const ctx = await begin();
    test.advance(3601);
    expect(aadstsOf(await browser.post('/common/account', { ...ctx, loginfmt: 'adele.vance@contoso.example' }))).toBe(
      90033,
    );
  });

  it('a form that another site submits', async () => {
    const page = await browser.post('/common/account', { ...(await begin()), loginfmt: 'x' }, 'https://evil.example');
    expect(page.status).toBe(403);
  });
});

describe('who is let in', () => {
  it('nobody who is not assigned, in Entra’s words', async () => {
    app.assignments = [];
    const page = await signIn('adele.vance@contoso.example');
    expect(aadstsOf(page)).toBe(50105);
    expect(textOf(page)).toContain(
      `AADSTS50105: Your administrator has configured the application Example App ('${app.appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user 'adele.vance@contoso.example' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
    );
    expect(lastLog()).toMatchObject({ errorCode: 50105, status: 'Failure', userId: users.adeleVance });
  });

  it.each([
    ['a direct member of an assigned group', seedIds.groups.salesAndMarketing, null],
    ['not a member by a nested group', seedIds.groups.everybody, 50105],
  ])('%s', async (_, principalId, code) => {
    app.assignments = [
      { id: 'a', principalType: 'Group', principalId, roleId: '00000000-0000-0000-0000-000000000000' },
    ];
    expect(aadstsOf(await signIn('adele.vance@contoso.example'))).toBe(code);
  });

  it('everybody where no assignment is required, and a Global Administrator always', async () => {
    app.assignments = [];
    expect(responseOf(await signIn('admin@contoso.example'))).toContain('status:Success');
    app.assignmentRequired = false;
    browser = test.browser();
    expect(responseOf(await signIn('adele.vance@contoso.example'))).toContain('status:Success');
  });

  it('not somebody without the source of the Name ID', async () => {
    app.nameId.source = { kind: 'attribute', attribute: 'user.mail', transformations: [] };
    expect(aadstsOf(await signIn('lee.gu@contoso.example'))).toBe(50093);
  });

  const protectedTransport = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';

  it('not a session of another authentication method, unless it is made anew', async () => {
    const page = await signIn('nestor.wilke@contoso.example', { classRef: protectedTransport });
    expect(aadstsOf(page)).toBe(75011);
    expect(textOf(page)).toContain(
      "Authentication method 'Password, MultiFactor' by which the user authenticated with the service doesn't match requested authentication method 'Password, ProtectedTransport'. Contact the Example App application owner.",
    );
    const forced = await browser.get(requestUrl({ classRef: protectedTransport, forceAuthn: true }));
    const xml = responseOf(await browser.signIn(forced, '', seedPassword));
    expect(xml).toContain('<AttributeValue>http://schemas.microsoft.com/claims/multipleauthn</AttributeValue>');
  });

  it('a password session where a password is asked for', async () => {
    expect(responseOf(await signIn('adele.vance@contoso.example', { classRef: protectedTransport }))).toContain(
      'status:Success',
    );
    expect(aadstsOf(await browser.get(requestUrl({ classRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509' })))).toBe(
      75011,
    );
  });
});

describe('the Name ID that a request asks for', () => {
  it('persistent is opaque and stays', async () => {
    const wanted = { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' };
    const first = nameIdOf(responseOf(await signIn('adele.vance@contoso.example', wanted)));
    expect(first?.[0]).toBe(wanted.nameIdFormat);
    expect(first?.[1]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(nameIdOf(responseOf(await browser.get(requestUrl(wanted))))).toEqual(first);
  });

  it('transient is new each time', async () => {
    const wanted = { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' };
    const first = nameIdOf(responseOf(await signIn('adele.vance@contoso.example', wanted)));
    const second = nameIdOf(responseOf(await browser.get(requestUrl(wanted))));
    expect(first?.[0]).toBe(wanted.nameIdFormat);
    expect(second?.[1]).not.toBe(first?.[1]);
  });
});

describe('sign-out', () => {
  const logoutRequest = (nameId = '<NameID xmlns="urn:oasis:names:tc:SAML:2.0:assertion">x</NameID>') =>
    encodeRedirect({
      location: endpoint,
      parameter: 'SAMLRequest',
      xml: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="id99" Version="2.0" IssueInstant="2020-01-01T00:00:00Z"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${spEntityId}</Issuer>${nameId}</samlp:LogoutRequest>`,
      relayState: 'bye',
      signing: null,
    });

  it('ends the session and answers at the Logout URL, unsigned', async () => {
    await signIn('adele.vance@contoso.example');
    const page = await browser.get(logoutRequest());
    expect(page.status).toBe(302);
    const location = new URL(page.location ?? '');
    expect(location.origin + location.pathname).toBe(spLogoutUrl);
    expect([...location.searchParams.keys()]).toEqual(['SAMLResponse', 'RelayState']);
    expect(location.searchParams.get('RelayState')).toBe('bye');
    expect(textOf(await browser.get(requestUrl()))).toContain('Email, phone, or Skype');
  });

  it('shows that one is signed out where there is no Logout URL', async () => {
    app.basicSaml.logoutUrl = null;
    expect(textOf(await browser.get(logoutRequest()))).toContain('You signed out of your account');
  });

  it('tells the other applications of the session, by a frame each, and answers the one that asked', async () => {
    const other = await addOther();
    await signIn('adele.vance@contoso.example');
    await browser.get(requestUrl({ issuer: otherEntityId }));
    const page = await browser.get(logoutRequest());
    expect(page.headers['content-security-policy']).toContain('frame-src *');
    const frames = [...page.body.matchAll(/data-src="([^"]+)"/g)].map(([, address = '']) =>
      address.replaceAll('&amp;', '&'),
    );
    expect(frames.map((address) => address.split('?')[0])).toEqual([other.basicSaml.logoutUrl]);
    const message = decodeRedirect(frames[0]?.split('?')[1] ?? '');
    if (!message.ok) throw new Error(message.rejection.message);
    expect(message.value).toMatchObject({ parameter: 'SAMLRequest', relayState: null, signature: null });
    expect(readLogoutRequest(message.value.xml)).toMatchObject({
      ok: true,
      value: { issuer: `https://sts.windows.net/${tenant}/`, destination: null, sessionIndexes: [] },
    });
    // Not the name of the sign-in.
    expect(Buffer.from(message.value.xml).toString()).not.toContain('adele.vance');
    expect(page.body).toMatch(/id="next" href="https:\/\/app\.example\.com\/saml\/slo\?SAMLResponse=/);
    const again = await browser.get('/logout');
    expect(again.body).not.toContain('data-src');
  });

  it('at the lab’s own address tells all of them', async () => {
    await addOther();
    await signIn('adele.vance@contoso.example');
    await browser.get(requestUrl({ issuer: otherEntityId }));
    const page = await browser.get('/logout');
    expect([...page.body.matchAll(/data-src="([^"?]+)/g)].map(([, address]) => address)).toEqual([
      spLogoutUrl,
      'https://other.example/slo',
    ]);
    expect(page.body).not.toContain('id="next"');
  });

  it('takes the answer of an application in a frame of its own page', async () => {
    const page = await browser.get(`${endpoint}?SAMLResponse=anything`);
    expect([page.status, page.headers['x-frame-options']]).toEqual([200, undefined]);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });

  it('wants a name identifier and a known Issuer', async () => {
    expect(aadstsOf(await browser.get(logoutRequest('')))).toBe(7500530);
    app.basicSaml.identifiers = ['https://other.example'];
    expect(aadstsOf(await browser.get(logoutRequest()))).toBe(700016);
  });
});

it('encrypts the assertion when token encryption is active', async () => {
  const certificate = app.certificates[0]?.certificate ?? '';
  app.tokenEncryption = { certificate, thumbprint: '', active: true };
  expect(certificateFrom(certificate).kind).toBe('certificate');
  const xml = responseOf(await signIn('adele.vance@contoso.example'));
  expect(xml).toContain('<EncryptedAssertion');
  expect(xml).not.toContain('<Assertion ');
});
