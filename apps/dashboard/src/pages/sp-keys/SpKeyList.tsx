/** The certificates of one use: none yet, one, or two during a rotation; those that are retired below. */
import type { IdentityProvider, SpKey, SpKeyUse } from '@latchkey/contract';
import { Button, Group, Spoiler, Stack, Text } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import { exactTime, FailureAlert, toastSuccess } from '../../components/index.ts';
import { Path } from '../identity-providers/Path.tsx';
import { type Asked, KeyDialog } from './KeyDialog.tsx';
import { entraSteps, type KeyAction } from './key-words.ts';
import { SpKeyItem } from './SpKeyItem.tsx';
import { useKeyChanges } from './use-sp-keys.ts';

interface SpKeyListProps {
  readonly provider: IdentityProvider;
  readonly use: SpKeyUse;
  /** Of both uses. */
  readonly keys: readonly SpKey[];
}

const done: Readonly<Record<KeyAction, string>> = {
  rotate: 'The next certificate is there',
  activate: 'Activated',
  'go-back': 'Gone back',
  retire: 'Retired',
  discard: 'Discarded',
};

export function SpKeyList({ provider, use, keys }: SpKeyListProps) {
  const [asked, ask] = useState<Asked | null>(null);
  const changes = useKeyChanges(provider, () => {
    if (asked !== null) toastSuccess(done[asked.action]);
    ask(null);
  });
  const own = keys.filter((key) => key.use === use);
  const living = own.filter(({ state }) => state !== 'retired');
  const act = ({ action, key }: Asked): void => {
    if (action === 'rotate') changes.create(use);
    else if (action === 'activate' || action === 'go-back') changes.activate(key.id);
    else changes.retire(key.id);
  };
  return (
    <Stack gap="md">
      {living.length === 0 ? (
        <Stack gap="xs" align="flex-start">
          {asked === null && <FailureAlert failure={changes.failure} title="No certificate was created" />}
          <Button
            leftSection={<IconCertificate size={16} aria-hidden />}
            variant="default"
            loading={changes.pending}
            onClick={() => changes.create(use)}
          >
            Create certificate
          </Button>
        </Stack>
      ) : (
        <Stack gap="lg" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {living.map((key) => (
            <li key={key.id}>
              <SpKeyItem
                spKey={key}
                living={living.length}
                onAct={(action, acted) => {
                  changes.reset();
                  ask({ action, key: acted });
                }}
              />
            </li>
          ))}
        </Stack>
      )}
      {living.length > 0 && <Place provider={provider} use={use} />}
      <Retired keys={own.filter(({ state }) => state === 'retired')} />
      <KeyDialog
        asked={asked}
        use={use}
        onClose={() => ask(null)}
        onConfirm={act}
        pending={changes.pending}
        failure={asked === null ? null : changes.failure}
      />
    </Stack>
  );
}

/** Where the file belongs. */
function Place({ provider, use }: Pick<SpKeyListProps, 'provider' | 'use'>) {
  const { path, action } = entraSteps[use];
  if (provider.idp.vendor !== 'entra') {
    return (
      <Text size="sm" c="dimmed" maw={720}>
        The SP metadata file has it too. In Entra it would belong here: <Path steps={path} />.
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed" maw={720}>
      In Entra: <Path steps={path} />. {action}
    </Text>
  );
}

function Retired({ keys }: { readonly keys: readonly SpKey[] }) {
  if (keys.length === 0) return null;
  return (
    <Spoiler
      maxHeight={0}
      showLabel={keys.length === 1 ? 'Show 1 retired certificate' : `Show ${keys.length} retired certificates`}
      hideLabel="Hide retired certificates"
      styles={{ control: { fontSize: 'var(--mantine-font-size-sm)' } }}
    >
      <Stack gap={4} pb="xs">
        {keys.map((key) => (
          <Group key={key.id} gap="xs">
            <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              {key.certificate.sha1}
            </Text>
            <Text size="xs" c="dimmed">
              {key.retiredAt === null ? 'retired' : `retired ${exactTime(key.retiredAt)}`}
            </Text>
          </Group>
        ))}
      </Stack>
    </Spoiler>
  );
}
