/** Says that this session was opened with a recovery code, and what it is for. */
import { Alert } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { RelativeTime } from '../components/index.ts';
import { useSession } from '../session/index.ts';

export function RecoveryNotice() {
  const session = useSession();
  if (session.method !== 'recovery') return null;
  return (
    <Alert
      mb="lg"
      variant="light"
      color="yellow"
      icon={<IconLifebuoy aria-hidden />}
      title="You came in with a recovery code"
    >
      Repair single sign-on, or set the sign-in policy to Mixed. This session ends{' '}
      <RelativeTime at={session.expiresAt} />.
    </Alert>
  );
}
