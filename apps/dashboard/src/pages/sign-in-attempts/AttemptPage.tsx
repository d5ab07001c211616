/** One sign-in attempt: the verdict in human words, the evidence, why, what to change, and the way it went. */
import { type Attempt, getSignInAttempt } from '@latchkey/contract';
import { Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/index.ts';
import {
  AdminsOnly,
  CopyAction,
  exactTime,
  Loaded,
  PageHeader,
  RelativeTime,
  SkeletonCard,
  TextLink,
} from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AttemptAttributes } from './AttemptAttributes.tsx';
import { AttemptChecks } from './AttemptChecks.tsx';
import { AttemptVerdict } from './AttemptVerdict.tsx';
import { originWords } from './attempt-words.ts';

const back = { to: '/sign-in-attempts', label: 'Sign-in attempts' } as const;

export function AttemptPage() {
  return (
    <AdminsOnly>
      <LoadedAttempt />
    </AdminsOnly>
  );
}

const isOpen = (attempt: Attempt | undefined): boolean =>
  attempt === undefined || attempt.outcome === 'started' || attempt.outcome === 'join_offered';

function LoadedAttempt() {
  const { id } = useParams({ from: '/shell/sign-in-attempts/$id' });
  const account = useAccount();
  const input = { params: { account: account.id, attempt: id } };
  const known = useApi(getSignInAttempt, input);
  const attempt = useApi(getSignInAttempt, input, { refreshEvery: isOpen(known.data) ? 2_000 : false });
  return (
    <Loaded
      query={attempt}
      skeleton={
        <>
          <PageHeader title="Sign-in attempt" back={back} />
          <SkeletonCard lines={6} />
        </>
      }
    >
      {(present) => (
        <>
          <PageHeader
            title="Sign-in attempt"
            back={back}
            description={<About attempt={present} />}
            action={<AttemptId id={present.id} />}
          />
          <Stack gap="lg">
            <AttemptVerdict attempt={present} />
            <AttemptChecks attempt={present} />
            <AttemptAttributes attempt={present} />
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function AttemptId({ id }: { readonly id: string }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {id}
      </Text>
      <CopyAction value={id} label="attempt id" />
    </Group>
  );
}

function About({ attempt }: { readonly attempt: Attempt }) {
  return (
    <>
      {attempt.subject ?? 'Somebody unknown'}
      {attempt.subject !== null && !attempt.subjectVerified && ' (not verified)'} through{' '}
      <TextLink
        to="/settings/account/identity-providers/$id"
        params={{ id: attempt.provider.id }}
        inherit
      >
        {attempt.provider.description}
      </TextLink>
      {' · '}
      {originWords[attempt.origin].toLowerCase()} · {attempt.browser} from {attempt.ipAddress} ·{' '}
      {exactTime(attempt.startedAt)}, <RelativeTime at={attempt.startedAt} />
    </>
  );
}
