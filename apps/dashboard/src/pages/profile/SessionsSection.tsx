/** Where this person is signed in, and the way to end it. */
import { listSessions, revokeOtherSessions, revokeSession, type Session } from '@latchkey/contract';
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useApi, useApiMutation, useOptimistic } from '../../api/index.ts';
import { Loaded, RelativeTime, Section, toastFailure, toastSuccess } from '../../components/index.ts';

export function SessionsSection() {
  const sessions = useApi(listSessions, {});
  const others = (sessions.data?.sessions ?? []).filter(({ current }) => !current);
  const ending = useApiMutation(revokeOtherSessions, {
    invalidates: [listSessions],
    onSuccess: ({ ended }) => toastSuccess(ended === 1 ? 'One session has ended.' : `${ended} sessions have ended.`),
  });
  return (
    <Section
      title="Sessions"
      description="The browsers that you are signed in with. End what you do not recognise, then change your password."
      action={
        others.length > 0 && (
          <Button
            variant="default"
            loading={ending.isPending}
            onClick={() => ending.mutate({}, { onError: (failure) => toastFailure(failure, 'No session was ended') })}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      <Loaded query={sessions} skeleton={<Skeleton h={96} />}>
        {(data) => (
          <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {data.sessions.map((session) => (
              <SessionItem key={session.id} session={session} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

const methods: Readonly<Record<Session['method'], string>> = {
  password: 'Password',
  sso: 'Single sign-on',
  recovery: 'Recovery code',
};

function SessionItem({ session }: { readonly session: Session }) {
  const showAtOnce = useOptimistic(listSessions, {});
  const revocation = useApiMutation(revokeSession, { invalidates: [listSessions] });
  const revoke = (): void => {
    const takeBack = showAtOnce(({ sessions }) => ({ sessions: sessions.filter(({ id }) => id !== session.id) }));
    revocation.mutate(
      { params: { session: session.id } },
      {
        onSuccess: () => toastSuccess(`The session of ${session.browser} has ended.`),
        onError: (failure) => {
          takeBack();
          toastFailure(failure, 'The session was not ended');
        },
      },
    );
  };
  return (
    <Group component="li" justify="space-between" gap="sm" wrap="nowrap">
      <Stack gap={0} miw={0}>
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {session.browser}
          </Text>
          {session.current && (
            <Badge size="sm" variant="light" color="green">
              This browser
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {session.provider ?? methods[session.method]} · {session.ipAddress} · signed in{' '}
          <RelativeTime at={session.createdAt} /> · last seen <RelativeTime at={session.lastSeenAt} />
        </Text>
      </Stack>
      {!session.current && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          onClick={revoke}
          aria-label={`Sign out ${session.browser}, ${session.ipAddress}`}
        >
          Sign out
        </Button>
      )}
    </Group>
  );
}
