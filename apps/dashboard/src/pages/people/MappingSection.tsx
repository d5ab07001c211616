/** Which attribute holds what: left empty, the usual names of Entra and others are looked for. */
import type { PeoplePreview } from '@latchkey/contract';
import { Autocomplete, SimpleGrid } from '@mantine/core';
import { Section } from '../../components/index.ts';
import { type MappingName, mappingLabels, mappingNames } from './people-form.ts';
import type { PeopleFormState } from './use-people-form.ts';

interface MappingSectionProps {
  readonly state: PeopleFormState;
  readonly preview: PeoplePreview | undefined;
}

const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const identity = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/';

/** What stands in the empty field: Entra's names, which are looked for first. */
const usual: Readonly<Record<MappingName, string>> = {
  email: 'Usual: emailaddress, then the Name ID',
  firstName: 'Usual: givenname',
  lastName: 'Usual: surname',
  displayName: 'Usual: displayname, then first and last name',
  roles: 'Usual: role and groups',
};

const help: Readonly<Record<MappingName, string>> = {
  email: 'A chosen attribute counts alone: without it nobody gets in. NameID stands for the Unique User Identifier.',
  firstName: 'With the last name it makes the name, unless there is a display name.',
  lastName: 'Falls back to the usual names when it is missing.',
  displayName: 'What members see.',
  roles: 'Where the rules above look. For Entra: …/role holds app roles, …/groups holds groups.',
};

const always: Readonly<Record<MappingName, readonly string[]>> = {
  email: ['NameID', `${soap}emailaddress`, `${soap}name`],
  firstName: [`${soap}givenname`],
  lastName: [`${soap}surname`],
  displayName: ['http://schemas.microsoft.com/identity/claims/displayname'],
  roles: [`${identity}role`, `${identity}groups`],
};

export function MappingSection({ state, preview }: MappingSectionProps) {
  const { form, change } = state;
  const seen = preview?.attributes.map(({ name }) => name) ?? [];
  return (
    <Section
      title="Attribute mapping"
      description="Leave a field empty to have the usual names looked for. The names are those of the claims in Entra, namespace included."
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {mappingNames.map((name) => (
          <Autocomplete
            key={name}
            label={mappingLabels[name]}
            description={help[name]}
            placeholder={usual[name]}
            maxLength={300}
            data={[...new Set([...always[name], ...seen])]}
            value={form.mapping[name]}
            onChange={(value) => change({ ...form, mapping: { ...form.mapping, [name]: value } })}
            comboboxProps={{ keepMounted: false }}
            spellCheck={false}
            clearable
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
