import { expect, it } from 'vitest';
import { parseXml } from '../xml/index.ts';
import { AttributeList, readAttributes } from './read-attributes.ts';

function read(content: string) {
  const parsed = parseXml(
    new TextEncoder().encode(
      `<AttributeStatement xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${content}</AttributeStatement>`,
    ),
  );
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  const list = new AttributeList();
  return readAttributes(parsed.value, [], list)?.code ?? list.attributes;
}

const attribute = (name: string, value: string, format = ''): string =>
  `<Attribute Name="${name}"${format === '' ? '' : ` NameFormat="${format}"`}><AttributeValue>${value}</AttributeValue></Attribute>`;

it('merges elements of the same name and format, few or many', () => {
  for (const count of [3, 31, 32, 33, 200]) {
    const names = Array.from({ length: count }, (_, i) => `n${i}`);
    const twice = [...names, ...names].map((name) => attribute(name, name)).join('');
    const attributes = read(twice + attribute('n0', 'x', 'urn:f'));
    expect(attributes).toEqual([
      ...names.map((name) => ({ name, nameFormat: null, friendlyName: null, values: [name, name] })),
      { name: 'n0', nameFormat: 'urn:f', friendlyName: null, values: ['x'] },
    ]);
  }
});

it('takes thousands of them in time that is not quadratic', () => {
  const start = performance.now();
  expect(read(Array.from({ length: 4000 }, (_, i) => attribute('n', 'v', `urn:${i}`)).join(''))).toHaveLength(4000);
  expect(performance.now() - start).toBeLessThan(2000);
});

it('reads a NameID in place of text, and no other structure', () => {
  expect(read(attribute('a', '<NameID>x</NameID>'))).toMatchObject([{ values: ['x'] }]);
  for (const value of ['<NameID>x</NameID>y', '<NameID/><NameID/>', '<x/>', 'a<x/>b', '<NameID><x/></NameID>']) {
    expect(read(attribute('a', value)), value).toBe('ASSERTION_MALFORMED');
  }
});

it('refuses what is no attribute, or has no name', () => {
  expect(read('<Attribute/>')).toBe('ASSERTION_MALFORMED');
  expect(read('<Attribute Name=""/>')).toBe('ASSERTION_MALFORMED');
  expect(read('<x/>')).toBe('ASSERTION_MALFORMED');
  expect(read(`${attribute('a', 'b')}text`)).toBe('ASSERTION_MALFORMED');
  expect(read('<Attribute Name="a">text</Attribute>')).toBe('ASSERTION_MALFORMED');
  expect(read('<EncryptedAttribute/>')).toBe('ENCRYPTION_MALFORMED');
  expect(read('<Attribute Name="a" FriendlyName="A"/>')).toEqual([
    { name: 'a', nameFormat: null, friendlyName: 'A', values: [] },
  ]);
});
