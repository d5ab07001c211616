/** Looks values up among the attributes of a response, and says where each was found. */
import type { Attribute } from '@latchkey/saml';

export interface Found {
  readonly value: string;
  /** The name of the attribute, as it came. */
  readonly from: string;
}

type Named = Pick<Attribute, 'name' | 'values'>;

/** Without the white space that XML knows around it: any other is part of the value. */
export const trimXml = (text: string): string =>
  text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');

/** To the letter, blanks included; values of nothing but blanks are left out. In the order of the names. */
export const rawValuesOf = (attributes: readonly Named[], names: readonly string[]): Found[] =>
  names
    .flatMap((name) => attributes.filter((attribute) => attribute.name.toLowerCase() === name.toLowerCase()))
    .flatMap(({ name, values }) => values.map((value) => ({ value, from: name })))
    .filter(({ value }) => trimXml(value) !== '');

export const valuesOf = (attributes: readonly Named[], names: readonly string[]): Found[] =>
  rawValuesOf(attributes, names).map(({ value, from }) => ({ value: trimXml(value), from }));

export const firstOf = (attributes: readonly Named[], names: readonly string[]): Found | undefined =>
  valuesOf(attributes, names)[0];

/** Exactly one value: of several, none is the person's. */
export function onlyOf(attributes: readonly Named[], names: readonly string[]): string | undefined {
  const [found, ...more] = valuesOf(attributes, names);
  return more.length === 0 ? found?.value : undefined;
}
