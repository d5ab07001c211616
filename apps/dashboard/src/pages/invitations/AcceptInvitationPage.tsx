/** What a person with an invitation's link sees. */
import { previewInvitation, type ResponseOf, signOut } from '@latchkey/contract';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useApi, useApiMutation } from '../../api/index.ts';
import { ButtonLink, FailureAlert, Loaded, PersonPage, RelativeTime } from '../../components/index.ts';
import { refreshSession, useSessionOrNull } from '../../session/index.ts';
import { roleWithArticle } from '../members/index.ts';
import { AcceptAsNewUser, AcceptAsUser } from './AcceptForms.tsx';

type Preview = ResponseOf<typeof previewInvitation>;

export function AcceptInvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  const preview = useApi(previewInvitation, { params: { token } });
  if (preview.error?.code === 'INVITATION_INVALID') {
    return (
      <PersonPage title="This invitation does not work any more" description={preview.error.message}>
        <ButtonLink to="/sign-in">Sign in</ButtonLink>
      </PersonPage>
    );
  }
  const title = preview.data === undefined ? 'Invitation' : `Join ${preview.data.accountName}`;
  return (
    <PersonPage title={title}>
      <Loaded query={preview} skeleton={<Skeleton h={120} />}>
        {(data) => (
          <Stack gap="lg">
            <Text size="sm">
              {data.invitedBy} invites <b>{data.email}</b> as {roleWithArticle[data.role]}. The invitation expires{' '}
              <RelativeTime at={data.expiresAt} />.
            </Text>
            <Way token={token} preview={data} />
          </Stack>
        )}
      </Loaded>
    </PersonPage>
  );
}

/** One of: through single sign-on, as the person signed in, after signing in, or as a new person. */
function Way({ token, preview }: { readonly token: string; readonly preview: Preview }) {
  const session = useSessionOrNull();
  if (preview.ssoRequired) {
    return (
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {preview.accountName} is opened through single sign-on. Sign in with your work account; your role is kept.
        </Text>
        <ButtonLink to="/sign-in/$address" params={{ address: preview.signInAddress }} fullWidth>
          Continue to single sign-on
        </ButtonLink>
      </Stack>
    );
  }
  if (session !== null) {
    const mine = session.user.email.toLowerCase() === preview.email.toLowerCase();
    return mine ? <AcceptAsUser token={token} email={preview.email} /> : <OtherUser email={session.user.email} />;
  }
  if (preview.userExists) {
    return (
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          There is a user with this e-mail address. Sign in, and you come back here.
        </Text>
        <ButtonLink to="/sign-in" search={{ return: `/invitation/${token}` }} fullWidth>
          Sign in to accept
        </ButtonLink>
      </Stack>
    );
  }
  return <AcceptAsNewUser token={token} email={preview.email} accountName={preview.accountName} />;
}

function OtherUser({ email }: { readonly email: string }) {
  const leaving = useApiMutation(signOut, { onSuccess: refreshSession });
  return (
    <Stack gap="md">
      <FailureAlert failure={leaving.error} />
      <Text size="sm" c="dimmed">
        You are signed in as {email}, and the invitation is for another address. Sign out to accept it.
      </Text>
      <Button onClick={() => leaving.mutate({})} loading={leaving.isPending} fullWidth>
        Sign out
      </Button>
    </Stack>
  );
}
