/** Asks before a certificate of ours changes, and says what happens then, and what does not. */
import type { SpKey, SpKeyUse } from '@latchkey/contract';
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../components/index.ts';
import type { KeyAction } from './key-words.ts';

export interface Asked {
  readonly action: KeyAction;
  readonly key: SpKey;
}

interface KeyDialogProps {
  readonly asked: Asked | null;
  readonly use: SpKeyUse;
  readonly onClose: () => void;
  readonly onConfirm: (asked: Asked) => void;
  readonly pending: boolean;
  readonly failure: Error | null;
}

interface Words {
  readonly title: string;
  readonly confirm: string;
  readonly destructive?: boolean;
  readonly text: Readonly<Record<SpKeyUse, ReactNode>>;
}

const words: Readonly<Record<KeyAction, Words>> = {
  rotate: {
    title: 'Create the next certificate?',
    confirm: 'Create',
    text: {
      signing:
        'Nothing changes yet: requests are signed with the present key until you activate the next one. Both stand in the SP metadata from now on. Give the next one to the identity provider first.',
      encryption:
        'Nothing changes yet: what is encrypted for either certificate is opened. Both stand in the SP metadata from now on, the next one first.',
    },
  },
  activate: {
    title: 'Activate the next certificate?',
    confirm: 'Activate',
    text: {
      signing:
        'Requests are signed with it from this moment. An identity provider that demands signatures and does not have it refuses sign-ins: press Test afterwards. You can go back at once.',
      encryption:
        'It is the one that the SP metadata gives out from now on. The one before still opens what is encrypted for it, until you retire it.',
    },
  },
  'go-back': {
    title: 'Go back to the previous certificate?',
    confirm: 'Go back',
    text: {
      signing: 'Requests are signed with it again. The two change places, and you can change them again.',
      encryption: 'It is given out again. Both open what is encrypted for them.',
    },
  },
  retire: {
    title: 'Retire the certificate?',
    confirm: 'Retire',
    destructive: true,
    text: {
      signing: 'Its private key is erased for good: nothing can be signed with it any more. There is no way back.',
      encryption:
        'Its private key is erased for good. If the identity provider still encrypts for it, nobody can sign in until it uses another certificate, or none. There is no way back.',
    },
  },
  discard: {
    title: 'Discard the next certificate?',
    confirm: 'Discard',
    destructive: true,
    text: {
      signing: 'The rotation is given up. Its private key is erased; the active certificate stays as it is.',
      encryption:
        'The rotation is given up. Its private key is erased: if the identity provider encrypts for it already, nobody can sign in. The active certificate stays as it is.',
    },
  },
};

export function KeyDialog({ asked, use, onClose, onConfirm, pending, failure }: KeyDialogProps) {
  const said = words[asked?.action ?? 'rotate'];
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={onClose}
      title={said.title}
      confirmLabel={said.confirm}
      destructive={said.destructive ?? false}
      pending={pending}
      failure={failure}
      onConfirm={() => {
        if (asked !== null) onConfirm(asked);
      }}
    >
      <Stack gap="xs">
        <Text size="sm">{said.text[use]}</Text>
        {asked !== null && asked.action !== 'rotate' && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Thumbprint {asked.key.certificate.sha1}
          </Text>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
