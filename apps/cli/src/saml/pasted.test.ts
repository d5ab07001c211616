import { describe, expect, it } from 'vitest';
import { vectorText } from '../testing/run-latchkey.ts';
import { findMessage } from './pasted.ts';
import { readMessage } from './read-message.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const posted = vectorText('entra/responses/01-sign-assertion-sha256.post.txt');
const field = new URLSearchParams(posted).get('SAMLResponse') ?? '';
const xml = Buffer.from(field, 'base64').toString();
const address = vectorText('requests/authnrequest-typical.signed-redirect.txt');
const query = address.slice(address.indexOf('?') + 1);
const deflated = new URLSearchParams(query).get('SAMLRequest') ?? '';
const relayState = 'https://app.example.com/after-login';
const page = `<form method="POST"><input type="hidden" name="SAMLResponse" value="${field}" /><input value='${relayState}' name='RelayState'></form>`;
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** A recording that also has the request before it. */
const har = (value: string): string =>
  JSON.stringify({
    log: {
      entries: [
        { request: { queryString: [{ name: 'SAMLRequest', value: deflated }] } },
        { request: { postData: { params: [{ name: 'SAMLResponse', value }] } } },
      ],
    },
  });

function read(input: string | Uint8Array) {
  const message = readMessage(typeof input === 'string' ? bytes(input) : input);
  if (!message.ok) return message.rejection.code;
  const { pasted, isDeflated, root, addressSignature } = message.value;
  return [pasted.form, pasted.parameter, pasted.relayState, isDeflated, root.localName, addressSignature !== null];
}

describe('a response is found in', () => {
  const asForm = ['form', 'SAMLResponse', relayState, false, 'Response', false];
  const asPage = ['page', 'SAMLResponse', relayState, false, 'Response', false];
  const asHar = ['json', 'SAMLResponse', null, false, 'Response', false];
  const alone = [null, null, false, 'Response', false];

  it.each([
    ['a form body', posted, asForm],
    ['a form body that is not percent-encoded', `SAMLResponse=${field}&RelayState=${relayState}`, asForm],
    [
      'a form body with RelayState first',
      `RelayState=${relayState}?a=b&SAMLResponse=${field}`,
      ['form', 'SAMLResponse', `${relayState}?a=b`, false, 'Response', false],
    ],
    ['what developer tools show', `SAMLResponse: ${field}\nRelayState: ${relayState}`, asForm],
    [
      'what developer tools copy, names and values in turn',
      `SAMLResponse\n${field}\nRelayState\n${relayState}`,
      asForm,
    ],
    ['what developer tools copy, with tabs', `SAMLResponse\t${field}\nRelayState\t${relayState}`, asForm],
    [
      'JSON',
      JSON.stringify({ SAMLResponse: field, RelayState: relayState }),
      ['json', 'SAMLResponse', relayState, false, 'Response', false],
    ],
    ['what a browser saves (HAR), percent-encoded', har(encodeURIComponent(field)), asHar],
    ['what a browser saves (HAR)', har(field), asHar],
    ['XML as a page shows it', xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), ['xml', ...alone]],
    [
      'what developer tools show, with other lines',
      `Form Data\nRelayState: ${relayState}\nSAMLResponse: ${field}\n`,
      ['form', 'SAMLResponse', relayState, false, 'Response', false],
    ],
    ['a line of a log', `body SAMLResponse=${field}`, ['form', 'SAMLResponse', null, false, 'Response', false]],
    ['JSON', `"SAMLResponse": "${field}"`, ['form', 'SAMLResponse', null, false, 'Response', false]],
    ['the page that posts it', `<!DOCTYPE html>\n${page}`, asPage],
    ['that page, with escaped values', page.replaceAll('+', '&#43;').replaceAll('=="', '&#x3D;&#x3D;"'), asPage],
    ['base64', field, ['base64', ...alone]],
    ['base64 on lines of 76', field.replace(/.{76}/g, '$&\r\n'), ['base64', ...alone]],
    ['base64 in quotes', `"${field}"\n`, ['base64', ...alone]],
    ['base64 that is percent-encoded', encodeURIComponent(field), ['base64', ...alone]],
    ['base64 in UTF-16, as Windows PowerShell writes it', utf16(field), ['base64', ...alone]],
    ['XML', xml, ['xml', ...alone]],
    ['XML with a declaration after a line break', `\n  <?xml version="1.0"?>${xml}`, ['xml', ...alone]],
  ])('%s', (_, input, expected) => expect(read(input)).toEqual(expected));
});

describe('a request is found in', () => {
  const asAddress = ['address', 'SAMLRequest', relayState, true, 'AuthnRequest', true];

  it.each([
    ['an address', address, asAddress],
    ['an address in quotes', `"${address}"`, asAddress],
    ['an address on two lines', `${address.slice(0, 200)}\n${address.slice(200)}`, asAddress],
    ['a header', `HTTP/1.1 302 Found\nLocation: ${address}`, asAddress],
    ['a header among others', `HTTP/1.1 302 Found\r\nLocation: ${address}\r\nContent-Length: 0`, asAddress],
    ['a command', `curl '${address}' -H 'Accept: text/html'`, asAddress],
    ['an address with a fragment', `${address}#top`, asAddress],
    ['a path with query', `/saml2?${query}`, asAddress],
    ['compressed base64', deflated, ['base64', null, null, true, 'AuthnRequest', false]],
    [
      'its parameter alone',
      `SAMLRequest=${encodeURIComponent(deflated)}`,
      ['form', 'SAMLRequest', null, true, 'AuthnRequest', false],
    ],
  ])('%s', (_, input, expected) => expect(read(input)).toEqual(expected));
});

describe('what is no message is refused with its code', () => {
  it.each([
    ['', 'MESSAGE_MISSING'],
    ['SAMLResponse=&RelayState=x', 'MESSAGE_MISSING'],
    ['<html><body>Sign in</body></html>', 'MESSAGE_MISSING'],
    ['hello, world', 'MESSAGE_NOT_BASE64'],
    ['%E0%A4%A', 'MESSAGE_NOT_BASE64'],
    ['aGVsbG8=', 'XML_NOT_WELL_FORMED'],
    ['<a>', 'XML_NOT_WELL_FORMED'],
    ['https://idp.example/?SAMLRequest=%%%', 'REQUEST_MALFORMED'],
    ['https://idp.example/?SAMLRequest=abc', 'MESSAGE_NOT_BASE64'],
    ['A'.repeat(800_000), 'MESSAGE_TOO_LARGE'],
  ])('%.40s', (input, code) => expect(read(input)).toBe(code));

  it('UTF-16 XML keeps its encoding, which the parser then names', () => {
    expect(read(utf16(xml))).toBe('XML_ENCODING_UNSUPPORTED');
  });
});

it('takes time in proportion to the input', () => {
  const hostile = ['\n'.repeat(2_000_000), ' ?'.repeat(1_000_000), '&'.repeat(2_000_000), `"${"'".repeat(2_000_000)}`];
  for (const filler of hostile) {
    expect(findMessage(bytes(`x${filler}&SAMLResponse=PGE+${filler}`)).field.length).toBeLessThan(5_000_000);
  }
}, 20_000);
