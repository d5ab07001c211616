/** The dialog that a sensitive change opens when the last sign-in is too long ago. What was typed behind it stays. */
import { confirmPassword, recentSignInMinutes } from '@latchkey/contract';
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { provideSignInAgain, useApiMutation } from '../api/index.ts';
import { FailureAlert } from '../components/index.ts';
import { onSignedInAgain, sessionOptions, useSession } from '../session/index.ts';

export function SignInAgain() {
  const [opened, setOpened] = useState(false);
  const answer = useRef<(done: boolean) => void>(() => undefined);
  useEffect(
    () =>
      provideSignInAgain(
        () =>
          new Promise((resolve) => {
            // A second change that asks meanwhile takes the place of the first, which is told no.
            answer.current(false);
            answer.current = resolve;
            setOpened(true);
          }),
      ),
    [],
  );
  const close = (done: boolean): void => {
    setOpened(false);
    answer.current(done);
    answer.current = () => undefined;
  };
  return (
    <Modal
      opened={opened}
      onClose={() => close(false)}
      title="Sign in again"
      centered
      // Above the dialog that asked for the change.
      zIndex={400}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Content onDone={() => close(true)} onCancel={() => close(false)} />
    </Modal>
  );
}

interface ContentProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Content(props: ContentProps) {
  const { method } = useSession();
  return (
    <Stack gap="md">
      <Text size="sm">
        This change needs a sign-in within the last {recentSignInMinutes} minutes. What you have typed is kept.
      </Text>
      {method === 'sso' ? <ThroughProvider {...props} /> : <WithPassword {...props} />}
    </Stack>
  );
}

/** Escape belongs to this dialog, not to the one below. */
const keepEscape = { 'data-mantine-stop-propagation': true };

function WithPassword({ onDone, onCancel }: ContentProps) {
  const [password, setPassword] = useState('');
  const client = useQueryClient();
  const confirmation = useApiMutation(confirmPassword, {
    onSuccess: (session) => {
      client.setQueryData(sessionOptions.queryKey, session);
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Dialogs are children of the form behind them as far as React's events go.
    event.stopPropagation();
    confirmation.mutate({ body: { password } });
  };
  const wrong = confirmation.error?.fields.password;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {wrong === undefined && <FailureAlert failure={confirmation.error} />}
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          data-autofocus
          required
          value={password}
          onChange={({ currentTarget: { value } }) => setPassword(value)}
          error={wrong}
          {...keepEscape}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel} {...keepEscape}>
            Cancel
          </Button>
          <Button type="submit" disabled={password === ''} loading={confirmation.isPending} {...keepEscape}>
            Continue
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ThroughProvider({ onDone, onCancel }: ContentProps) {
  const { startPath, user } = useSession();
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(false);
  useEffect(
    () =>
      onSignedInAgain(() => {
        void client.invalidateQueries({ queryKey: sessionOptions.queryKey });
        onDone();
      }),
    [client, onDone],
  );
  const query = new URLSearchParams({ again: user.id, return: '/signed-in-again' });
  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        {waiting
          ? 'Waiting for the other window. If it did not open, or was closed, press the button again.'
          : 'Your identity provider asks you in a window of its own.'}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel} {...keepEscape}>
          Cancel
        </Button>
        <Button
          data-autofocus
          leftSection={<IconLogin2 size={16} aria-hidden />}
          onClick={() => {
            window.open(`${startPath}?${query.toString()}`, 'latchkey-again', 'popup,width=560,height=720');
            setWaiting(true);
          }}
          {...keepEscape}
        >
          Sign in again
        </Button>
      </Group>
    </Stack>
  );
}
