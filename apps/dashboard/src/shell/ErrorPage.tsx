/** What stands in place of a page that failed: a new version may have been installed, or it is our mistake. */
import { Button, Group, Stack } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiFailure } from '../api/index.ts';
import { FailureAlert } from '../components/FailureAlert.tsx';
import { PersonPage } from '../components/PersonPage.tsx';

/** In place of one page, inside the frame. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const known = error instanceof ApiFailure;
  const advice = new Error(
    'Load it again: a new version may have been installed. If it stays, tell your operator what you did.',
  );
  return (
    <Stack gap="md">
      <FailureAlert
        title={known ? 'This page could not be loaded' : 'This page has failed'}
        failure={known ? error : advice}
      />
      <Group gap="sm">
        <Button variant="default" onClick={() => void router.invalidate().then(reset)}>
          Try again
        </Button>
        <Button variant="default" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Group>
    </Stack>
  );
}

/** In place of everything, when not even the session could be read. */
export function FullErrorPage(props: ErrorComponentProps) {
  return (
    <PersonPage title="The dashboard could not be loaded">
      <ErrorPage {...props} />
    </PersonPage>
  );
}
