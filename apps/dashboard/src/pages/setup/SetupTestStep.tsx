/** The test of a setup link: a sign-in that opens nothing, and how the last one went. */
import { explainRejection, type Setup, type SetupTest } from '@latchkey/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconClock, IconPlayerPlay } from '@tabler/icons-react';
import { RelativeTime } from '../../components/index.ts';
import { DecodeEntraError } from '../sign-in-attempts/DecodeEntraError.tsx';
import { ExpectedReceived } from '../sign-in-attempts/ExpectedReceived.tsx';
import { WhyAndFix } from '../sign-in-attempts/WhyAndFix.tsx';

export function SetupTestStep({ token, setup }: { readonly token: string; readonly setup: Setup }) {
  if (setup.metadata === null) {
    return (
      <Text size="sm" c="dimmed">
        Once the metadata is here, you sign in once at your identity provider, and this page says whether it works.
      </Text>
    );
  }
  const { test } = setup;
  return (
    <Stack gap="md">
      {test === null ? (
        <Text size="sm">
          Sign in once at your identity provider as somebody who is let in there. You come back to this page; nobody is
          signed in to Latchkey by it.
        </Text>
      ) : (
        <Outcome test={test} setup={setup} />
      )}
      <Group>
        <Button
          component="a"
          href={`/saml/${setup.providerId}/start?setup=${encodeURIComponent(token)}`}
          variant={test?.outcome === 'passed' ? 'default' : 'filled'}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
        >
          {test === null ? 'Test sign-in' : 'Test again'}
        </Button>
      </Group>
    </Stack>
  );
}

function Outcome({ test, setup }: { readonly test: SetupTest; readonly setup: Setup }) {
  if (test.outcome === 'passed') {
    return (
      <Alert variant="light" color="green" icon={<IconCircleCheck aria-hidden />} title="The test has passed">
        {test.subject ?? 'The person'} passed every check, <RelativeTime at={test.startedAt} />. {setup.invitedBy} has
        been told, and enables it. You are done.
      </Alert>
    );
  }
  if (test.outcome === 'started') {
    return (
      <Stack gap="md">
        <Alert variant="light" color="blue" icon={<IconClock aria-hidden />} title="Waiting for your identity provider">
          A test was begun <RelativeTime at={test.startedAt} /> and has not come back. What your identity provider shows
          on its own page never reaches us: if it was an error of Microsoft’s, paste it here.
        </Alert>
        <DecodeEntraError />
      </Stack>
    );
  }
  return <Refused test={test} setup={setup} />;
}

function Refused({ test: { rejection }, setup }: { readonly test: SetupTest; readonly setup: Setup }) {
  if (rejection === null) {
    return <Alert color="red" icon={<IconCircleX aria-hidden />} title="Refused, for a reason that was not kept" />;
  }
  const explanation = explainRejection(rejection);
  const vendor = setup.metadata?.vendor ?? 'other';
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color="red"
        icon={<IconCircleX aria-hidden />}
        title={`The test was refused: ${explanation.headline}`}
      >
        <Text size="xs" ff="monospace">
          {rejection.code}
        </Text>
      </Alert>
      <ExpectedReceived
        rejection={rejection}
        what={explanation.compares}
        vendor={vendor}
        certificates={setup.metadata?.certificates ?? []}
      />
      {/* What is to be changed here is for the admin. */}
      <WhyAndFix explanation={{ ...explanation, latchkey: null }} vendor={vendor} provider={undefined} />
      {explanation.entra === null && (
        <Text size="sm">
          If it stays, tell {setup.invitedBy}: they see the whole attempt, and can change what is to be changed here.
        </Text>
      )}
    </Stack>
  );
}
