/** What narrows the audit log down. It is part of the page's address, so that it can be shared. */
import { auditActions, listMembers } from '@latchkey/contract';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useApi } from '../../api/index.ts';
import { useTypedSearch } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { type AuditSearch, changed, isFiltered } from './audit-filter.ts';
import { actionName, targetTypes } from './describe-event.ts';

interface AuditFiltersProps {
  readonly filter: AuditSearch;
  readonly onChange: (filter: AuditSearch) => void;
}

const actions = auditActions
  .map((value) => ({ value, label: actionName(value) }))
  .sort((one, other) => one.label.localeCompare(other.label));

/** A value that is in the address, but not in the list, stays visible. */
const withOwn = (data: readonly { value: string; label: string }[], own: string | undefined, label: string) =>
  own === undefined || data.some(({ value }) => value === own) ? [...data] : [...data, { value: own, label }];

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const typed = useTypedSearch(filter.search, (search) => onChange(changed(filter, { search: search ?? null })));
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label="Filters">
      <TextInput
        label="Search"
        placeholder="Name, e-mail, id or IP address"
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        w={{ base: '100%', sm: 260 }}
        {...typed}
      />
      <Select
        label="Action"
        placeholder="All"
        clearable
        searchable
        nothingFoundMessage="No action is called that."
        comboboxProps={{ keepMounted: false }}
        w={{ base: '100%', sm: 240 }}
        data={withOwn(actions, filter.action, filter.action ?? '')}
        value={filter.action ?? null}
        onChange={(action) => onChange(changed(filter, { action }))}
      />
      <Actor filter={filter} onChange={onChange} />
      <Select
        label="Done to"
        placeholder="Anything"
        clearable
        searchable
        nothingFoundMessage="Nothing is called that."
        comboboxProps={{ keepMounted: false }}
        w={{ base: '100%', sm: 190 }}
        data={withOwn(targetTypes, filter.target, filter.target ?? '')}
        value={filter.target ?? null}
        onChange={(target) => onChange(changed(filter, { target }))}
      />
      <Day label="From" value={filter.from} max={filter.to} onChange={(from) => onChange(changed(filter, { from }))} />
      <Day label="To" value={filter.to} min={filter.from} onChange={(to) => onChange(changed(filter, { to }))} />
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={() => onChange({})}>
          Clear filters
        </Button>
      )}
    </Group>
  );
}

function Actor({ filter, onChange }: AuditFiltersProps) {
  const account = useAccount();
  const members = useApi(listMembers, { params: { account: account.id } });
  const people = (members.data?.members ?? []).map(({ userId, name, email }) => ({
    value: userId,
    label: `${name} (${email})`,
  }));
  return (
    <Select
      label="Done by"
      placeholder="Anybody"
      clearable
      searchable
      nothingFoundMessage="No member is called that. Search for people who have left."
      comboboxProps={{ keepMounted: false }}
      w={{ base: '100%', sm: 240 }}
      data={withOwn([{ value: 'system', label: 'Latchkey itself' }, ...people], filter.actor, 'Somebody who has left')}
      value={filter.actor ?? null}
      onChange={(actor) => onChange(changed(filter, { actor }))}
    />
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onChange: (day: string | null) => void;
}

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <TextInput
      label={label}
      type="date"
      w={{ base: '47%', sm: 150 }}
      value={value ?? ''}
      {...(min !== undefined && { min })}
      {...(max !== undefined && { max })}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
