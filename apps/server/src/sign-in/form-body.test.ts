import { expect, it } from 'vitest';
import { readSignInForm } from './form-body.ts';

it.each([
  ['SAMLResponse=PHg%2BPC94Pg%3D%3D&RelayState=%2Fmembers', 'PHg+PC94Pg==', '/members'],
  ['RelayState=a+b%20c&SAMLResponse=x', 'x', 'a b c'],
  ['SAMLResponse=', '', null],
  ['XSAMLResponse=a&OtherSAMLResponse=b', null, null],
  ['SAMLResponse=first&SAMLResponse=second', 'first', null],
  ['RelayState=/a&SAMLResponse=first&x=y&SAMLResponse=second', 'first', '/a'],
  ['RelayState=/a&RelayState=/b', null, '/a'],
  ['SAMLResponse=%zz', '%zz', null],
  ['', null, null],
])('reads %s', (body, samlResponse, relayState) => {
  expect(readSignInForm(body)).toEqual({ samlResponse, relayState, repeated: body.includes('second') });
});

it('reads what a browser writes', () => {
  const samlResponse = `${Buffer.from('<Response>ü + & =</Response>').toString('base64')}\r\n`;
  const body = new URLSearchParams({ SAMLResponse: samlResponse, RelayState: 'ä&=+' }).toString();
  expect(readSignInForm(body)).toEqual({ samlResponse, relayState: 'ä&=+', repeated: false });
});
