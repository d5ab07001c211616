/** The settings about people as a form holds them, and what two versions of them differ in. */
import type { AttributeMapping, PeopleSettings, RoleRule } from '@latchkey/contract';

export type MappingName = keyof AttributeMapping;

export interface FormRule extends RoleRule {
  /** Stays with the rule while it is moved. */
  readonly key: string;
}

export interface PeopleForm {
  /** Empty for the usual names. */
  readonly mapping: Readonly<Record<MappingName, string>>;
  readonly rules: readonly FormRule[];
}

export const mappingNames: readonly MappingName[] = ['email', 'firstName', 'lastName', 'displayName', 'roles'];

export const mappingLabels: Readonly<Record<MappingName, string>> = {
  email: 'E-mail address',
  firstName: 'First name',
  lastName: 'Last name',
  displayName: 'Display name',
  roles: 'Role source',
};

let lastKey = 0;
/** Of a rule that is new to the form. */
export const nextKey = (): string => {
  lastKey += 1;
  return `rule-${lastKey}`;
};

export const formOf = ({ mapping, roleRules }: PeopleSettings): PeopleForm => ({
  mapping: {
    email: mapping.email ?? '',
    firstName: mapping.firstName ?? '',
    lastName: mapping.lastName ?? '',
    displayName: mapping.displayName ?? '',
    roles: mapping.roles ?? '',
  },
  rules: roleRules.map((rule) => ({ ...rule, key: nextKey() })),
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Rules without a value are left out: they are still being typed. */
export const settingsOf = ({ mapping, rules }: PeopleForm): Omit<PeopleSettings, 'revision'> => ({
  mapping: {
    email: orNull(mapping.email),
    firstName: orNull(mapping.firstName),
    lastName: orNull(mapping.lastName),
    displayName: orNull(mapping.displayName),
    roles: orNull(mapping.roles),
  },
  roleRules: rules.filter(({ value }) => value.trim() !== '').map(({ value, role }) => ({ value: value.trim(), role })),
});

export const isSame = (form: PeopleForm, settings: PeopleSettings): boolean =>
  form.rules.every(({ value }) => value.trim() !== '') && differences(settingsOf(form), settings).length === 0;

type Settings = Omit<PeopleSettings, 'revision'>;

/** One line for each thing that somebody has changed. */
export function differences(before: Settings, after: Settings): readonly string[] {
  const mapped = mappingNames
    .filter((name) => before.mapping[name] !== after.mapping[name])
    .map(
      (name) => `${mappingLabels[name]}: ${sourceName(after.mapping[name])}, was ${sourceName(before.mapping[name])}`,
    );
  const [old, fresh] = [before, after].map(({ roleRules }) => roleRules.map(ruleText));
  const same = JSON.stringify(old) === JSON.stringify(fresh);
  return same ? mapped : [...mapped, `Rules: ${fresh?.join(', ') || 'none'}; were ${old?.join(', ') || 'none'}`];
}

const sourceName = (name: string | null): string => name ?? 'the usual names';
const ruleText = ({ value, role }: RoleRule): string => `${value} → ${role}`;

/** A rule one place up or down; at the end nothing moves. */
export function moved<Item>(items: readonly Item[], from: number, by: -1 | 1): readonly Item[] {
  const [one, other] = [items[from], items[from + by]];
  if (one === undefined || other === undefined) return items;
  return items.map((item, index) => (index === from ? other : index === from + by ? one : item));
}
