/** Asks before something happens: what, to whom, and what cannot be undone. With `typed`, the name must be typed. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FailureAlert } from './FailureAlert.tsx';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A question or command, e.g. `Remove Ada Lovelace?` */
  readonly title: string;
  /** What will happen, to how many people. */
  readonly children: ReactNode;
  /** The button, e.g. `Remove`. */
  readonly confirmLabel: string;
  /** Default true: the button is red. */
  readonly destructive?: boolean;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  readonly failure?: Error | null;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered>
      <ConfirmForm {...props} name={null} />
    </Modal>
  );
}

/** For what cannot be undone: the button works once the name stands in the field. */
export function ConfirmByName(props: ConfirmDialogProps & { readonly name: string }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} centered>
      <ConfirmForm {...props} />
    </Modal>
  );
}

/** Inside of the dialog, so that what was typed is gone when it opens again. */
function ConfirmForm(props: ConfirmDialogProps & { readonly name: string | null }) {
  const [typed, setTyped] = useState('');
  const ready = props.name === null || typed.trim() === props.name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) props.onConfirm();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FailureAlert failure={props.failure ?? null} />
        <Text size="sm" component="div">
          {props.children}
        </Text>
        {props.name !== null && (
          <TextInput
            label={
              <>
                Type <b>{props.name}</b> to confirm
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            color={props.destructive === false ? 'accent' : 'red'}
            disabled={!ready}
            loading={props.pending ?? false}
            data-autofocus={props.name === null || undefined}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
