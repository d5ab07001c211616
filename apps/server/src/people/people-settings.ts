/** What a provider's settings about people are, and how they are kept. */
import type { AttributeMapping, PeopleSettings } from '@latchkey/contract';

export type MappingAndRules = Omit<PeopleSettings, 'revision'>;

/** Every meaning by its usual names. */
export const usualMapping: AttributeMapping = {
  email: null,
  firstName: null,
  lastName: null,
  displayName: null,
  roles: null,
};

/** What a new provider starts with. */
export const defaultPeopleSettings: PeopleSettings = { mapping: usualMapping, roleRules: [], revision: 1 };

/** @param text of the column: what was kept, or `{}`. */
export function parsePeopleSettings(text: string, revision: number): PeopleSettings {
  // The cast: written by `printPeopleSettings` only, from this very type.
  const kept = JSON.parse(text) as Partial<MappingAndRules>;
  return { mapping: { ...usualMapping, ...kept.mapping }, roleRules: kept.roleRules ?? [], revision };
}

export const printPeopleSettings = ({ mapping, roleRules }: MappingAndRules): string =>
  JSON.stringify({ mapping, roleRules });
