/** Somebody who is not a member yet is asked to join, after their identity provider has let them in. */
import { acceptJoinOffer, declineJoinOffer, getJoinOffer, type JoinOffer } from '@latchkey/contract';
import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type ApiFailure, useApi, useApiMutation } from '../../api/index.ts';
import { ButtonLink, FailureAlert, PersonPage, RelativeTime } from '../../components/index.ts';
import { personNameRule } from '../../forms/index.ts';
import { chooseAccount } from '../../session/index.ts';
import { roleWithArticle } from '../members/index.ts';

export function JoinPage() {
  const { account: address } = useParams({ from: '/join/$account' });
  const offer = useApi(getJoinOffer, {});
  const [declined, setDeclined] = useState(false);
  if (declined && offer.data !== undefined) return <Declined offer={offer.data} />;
  if (offer.data !== undefined) return <Offer offer={offer.data} onDeclined={() => setDeclined(true)} />;
  if (offer.error !== null) return <NoOffer address={address} failure={offer.error} />;
  return (
    <PersonPage title="Joining …">
      <Stack gap="md" role="status" aria-label="Loading" aria-busy="true">
        <Skeleton h={58} />
        <Skeleton h={58} />
        <Skeleton h={36} />
      </Stack>
    </PersonPage>
  );
}

function Offer({ offer, onDeclined }: { readonly offer: JoinOffer; readonly onDeclined: () => void }) {
  const [name, setName] = useState(offer.name);
  const [pressed, setPressed] = useState(false);
  const join = useApiMutation(acceptJoinOffer, {
    onSuccess: ({ accountId, returnTo }) => {
      chooseAccount(accountId);
      // A whole new page: everything that was read before belongs to nobody, or to another account.
      window.location.assign(returnTo);
    },
  });
  const decline = useApiMutation(declineJoinOffer, { onSuccess: onDeclined });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (personNameRule(name) === null && !join.isPending) join.mutate({ body: { name: name.trim() } });
  };
  if (join.error?.code === 'JOIN_EXPIRED' || join.error?.code === 'ALREADY_MEMBER')
    return <NoOffer address={offer.accountAddress} failure={join.error} />;
  return (
    <PersonPage
      title={`Join ${offer.accountName}?`}
      description={
        <>
          {offer.provider} vouches for you: <b style={{ overflowWrap: 'anywhere' }}>{offer.email}</b>
        </>
      }
      footer={
        <Text size="xs" c="dimmed">
          This offer ends <RelativeTime at={offer.expiresAt} />.
        </Text>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FailureAlert failure={join.error ?? decline.error} />
          <TextInput
            label="Your name"
            description={`Members of ${offer.accountName} see it.`}
            autoComplete="name"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={pressed ? personNameRule(name) : null}
          />
          <Text size="sm">
            You will join as <b>{roleWithArticle[offer.role]}</b>
            {offer.fromInvitation ? ', as you were invited.' : '.'} If you say no, nothing is kept.
          </Text>
          <Group grow>
            <Button variant="default" loading={decline.isPending} onClick={() => decline.mutate({})}>
              No thanks
            </Button>
            {/* Stays busy until the new page is there. */}
            <Button type="submit" loading={join.isPending || join.isSuccess}>
              Join
            </Button>
          </Group>
        </Stack>
      </form>
    </PersonPage>
  );
}

function Declined({ offer }: { readonly offer: JoinOffer }) {
  return (
    <PersonPage
      title={`You did not join ${offer.accountName}`}
      description="Nothing was kept. You can close this page, or change your mind by signing in again."
    >
      <ButtonLink to="/sign-in/$address" params={{ address: offer.accountAddress }} variant="default" fullWidth>
        Sign in to {offer.accountName}
      </ButtonLink>
    </PersonPage>
  );
}

/** Too old, used, opened in another browser, or not needed because the person has become a member. */
function NoOffer({ address, failure }: { readonly address: string; readonly failure: ApiFailure }) {
  const member = failure.code === 'ALREADY_MEMBER';
  const expired = failure.code === 'JOIN_EXPIRED' || failure.code === 'NOT_FOUND';
  return (
    <PersonPage
      title={member ? 'You are a member already' : expired ? 'This offer to join has ended' : 'This did not work'}
      description={
        expired
          ? 'It lasts a few minutes and belongs to the browser it was made in. Sign in again to get a new one.'
          : failure.message
      }
    >
      <ButtonLink to="/sign-in/$address" params={{ address }} fullWidth>
        Sign in again
      </ButtonLink>
    </PersonPage>
  );
}
