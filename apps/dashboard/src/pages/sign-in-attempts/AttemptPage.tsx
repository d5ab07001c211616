/** One sign-in attempt: the verdict in human words, the evidence, why, what to change, and the way it went. */
import { type Attempt, getIdentityProvider, getSignInAttempt } from '@latchkey/contract';
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

const isOpen = (attempt: Attempt | undefined): boolean => attempt === undefined || attempt.finishedAt === null;

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
      {(present) => <Trace attempt={present} />}
    </Loaded>
  );
}

function Trace({ attempt }: { readonly attempt: Attempt }) {
  const account = useAccount();
  const provider = useApi(getIdentityProvider, { params: { account: account.id, provider: attempt.provider.id } });
  return (
    <>
      <PageHeader
        title="Sign-in attempt"
        back={back}
        description={<About attempt={attempt} providerExists={provider.data !== undefined} />}
        action={<AttemptId id={attempt.id} />}
      />
      <Stack gap="lg">
        <AttemptVerdict attempt={attempt} provider={provider.data} />
        <AttemptChecks attempt={attempt} certificates={provider.data?.idp.certificates ?? []} />
        <AttemptAttributes attempt={attempt} />
      </Stack>
    </>
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

function About({ attempt, providerExists }: { readonly attempt: Attempt; readonly providerExists: boolean }) {
  const { id, description } = attempt.provider;
  return (
    <>
      {attempt.subject ?? 'Somebody unknown'}
      {attempt.subject !== null && !attempt.subjectVerified && ' (not verified)'} through{' '}
      {providerExists ? (
        <TextLink to="/settings/account/identity-providers/$id" params={{ id }} inherit underline="always">
          {description}
        </TextLink>
      ) : (
        description
      )}
      {' · '}
      {originWords[attempt.origin].toLowerCase()} · {attempt.browser} from {attempt.ipAddress} ·{' '}
      {exactTime(attempt.startedAt)}, <RelativeTime at={attempt.startedAt} />
    </>
  );
}
