/** Where the window for signing in again ends: it tells the one that waits, and closes. */
import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { PersonPage } from '../../components/index.ts';
import { announceSignedInAgain } from '../../session/index.ts';

export function SignedInAgainPage() {
  useEffect(() => {
    announceSignedInAgain();
    window.close();
  }, []);
  return (
    <PersonPage title="You are signed in again" description="Go on in the window that you came from.">
      <Text size="sm">You can close this one.</Text>
    </PersonPage>
  );
}
