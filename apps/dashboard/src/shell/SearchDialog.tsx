/** Search: pages, identity providers and members by name, with the keyboard alone. */
import { listIdentityProviders, listMembers } from '@latchkey/contract';
import { Combobox, Modal, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../api/index.ts';
import { useAccountOrNull } from '../session/index.ts';
import type { Destination } from './navigation.ts';
import { matches, type SearchHit } from './search-hits.ts';

interface SearchDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly destinations: readonly Destination[];
}

export function SearchDialog(props: SearchDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Search">
      <Search {...props} />
    </Modal>
  );
}

function Search({ onClose, destinations }: SearchDialogProps) {
  const [text, setText] = useState('');
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const navigate = useNavigate();
  const hits = useHits(destinations)
    .filter((hit) => matches(hit, text))
    .slice(0, 12);
  const go = (id: string): void => {
    const hit = hits.find((each) => each.id === id);
    if (hit === undefined) return;
    onClose();
    void navigate({ href: hit.href });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={go} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label="Search pages, identity providers and members"
          placeholder="Search pages, identity providers, members"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={360} mt="xs">
        <Combobox.Options aria-label="Found">
          {hits.length === 0 && <Combobox.Empty>Nothing is called “{text}”.</Combobox.Empty>}
          {hits.map((hit) => (
            <Combobox.Option key={hit.id} value={hit.id}>
              {hit.name} <span>· {hit.kind}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  );
}

function useHits(destinations: readonly Destination[]): readonly SearchHit[] {
  const account = useAccountOrNull();
  const params = { account: account?.id ?? '' };
  const open = account?.open ?? false;
  const members = useApi(listMembers, { params }, { enabled: open });
  const providers = useApi(listIdentityProviders, { params }, { enabled: open && (account?.isAdmin ?? false) });
  return [
    ...destinations.map(({ to, label }) => ({ id: to, name: label, kind: 'page', href: to, words: label })),
    ...(providers.data?.identityProviders ?? []).map(({ id, description, idp }) => ({
      id,
      name: description,
      kind: 'identity provider',
      href: `/settings/account/identity-providers/${id}`,
      words: `${description} ${idp.entityId}`,
    })),
    ...(members.data?.members ?? []).map(({ id, name, email }) => ({
      id,
      name: `${name} (${email})`,
      kind: 'member',
      href: `/members?search=${encodeURIComponent(email)}`,
      words: `${name} ${email}`,
    })),
  ];
}
