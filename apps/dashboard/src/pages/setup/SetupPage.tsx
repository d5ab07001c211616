/** The page of a setup link: the guide with the real values, the metadata, the test. For people without a login here. */
import { openSetup, type Setup } from '@latchkey/contract';
import { Alert, Box, Container, Stack, Text, Title } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApi } from '../../api/index.ts';
import { Brand, Loaded, RelativeTime, SkeletonCard, usePageTitle } from '../../components/index.ts';
import { Step } from '../identity-providers/Step.tsx';
import { SetupGuide } from './SetupGuide.tsx';
import { SetupMetadata } from './SetupMetadata.tsx';
import { SetupTestStep } from './SetupTestStep.tsx';
import { rememberSetup } from './setup-memory.ts';

export function SetupPage() {
  const { token } = useParams({ from: '/setup/$token' });
  useEffect(() => rememberSetup(token), [token]);
  const setup = useApi(openSetup, { params: { token } }, { refreshEvery: 4_000 });
  const over = setup.error?.code === 'SETUP_LINK_INVALID' ? setup.error : null;
  const title =
    setup.data === undefined ? 'Set up single sign-on' : `Set up single sign-on for ${setup.data.accountName}`;
  const heading = usePageTitle(title);
  return (
    <Container component="main" size={820} py="xl" px="md">
      <Stack gap="lg">
        <Brand />
        <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
          {over === null ? title : 'This link does not work any more'}
        </Title>
        {over !== null ? (
          <Alert variant="light" color="gray" icon={<IconLinkOff aria-hidden />}>
            {over.message}
          </Alert>
        ) : (
          <Loaded query={setup} skeleton={<SkeletonCard lines={6} />}>
            {(present) => <SetupSteps token={token} setup={present} />}
          </Loaded>
        )}
      </Stack>
    </Container>
  );
}

function SetupSteps({ token, setup }: { readonly token: string; readonly setup: Setup }) {
  return (
    <Stack gap="lg">
      <Text maw={640}>
        {setup.invitedBy} asks you to connect your identity provider, as “{setup.providerDescription}”. You need no
        account here, and nobody can sign in through it before {setup.invitedBy} has looked at it. The link expires{' '}
        <RelativeTime at={setup.expiresAt} />.
      </Text>
      <SetupGuide token={token} setup={setup} />
      <Step number={2} title="Hand in the metadata">
        <SetupMetadata token={token} setup={setup} />
      </Step>
      <Box id="test" style={{ scrollMarginTop: 16 }}>
        <Step number={3} title="Test it">
          <SetupTestStep token={token} setup={setup} />
        </Step>
      </Box>
    </Stack>
  );
}
