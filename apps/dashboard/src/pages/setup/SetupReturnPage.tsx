/** Where the test of a setup link comes back to: on to the page of the link. */
import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PersonPage } from '../../components/index.ts';
import { rememberedSetup } from './setup-memory.ts';

export function SetupReturnPage() {
  const navigate = useNavigate();
  const token = rememberedSetup();
  useEffect(() => {
    if (token !== null) void navigate({ to: '/setup/$token', params: { token }, hash: 'test', replace: true });
  }, [token, navigate]);
  return (
    <PersonPage title="The test has ended">
      <Text size="sm">
        {token === null ? 'Open your setup link again: its page shows how the test went.' : 'Back to your setup page…'}
      </Text>
    </PersonPage>
  );
}
