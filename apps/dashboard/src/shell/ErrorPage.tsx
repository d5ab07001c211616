/** What stands in place of a page that failed: a new version may have been installed, or it is our mistake. */
import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiFailure } from '../api/index.ts';

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const known = error instanceof ApiFailure;
  return (
    <Alert
      m="md"
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertCircle aria-hidden />}
      title={known ? 'This page could not be loaded' : 'This page has failed'}
    >
      {known
        ? error.message
        : 'Load it again: a new version may have been installed. If it stays, tell your operator what you did.'}
      <Group mt="sm" gap="sm">
        <Button size="compact-sm" variant="default" onClick={() => void router.invalidate().then(reset)}>
          Try again
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Group>
    </Alert>
  );
}
