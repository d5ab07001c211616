/** What to do next, most useful first, with what is done already. */
import type { Overview } from '@latchkey/contract';
import { Box, Group, Progress, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink, Section } from '../../components/index.ts';

type Step = Overview['steps'][number];

interface StepWords {
  readonly title: string;
  readonly why: string;
  readonly action: (primary: boolean) => ReactNode;
}

/** What has to be done before: until then a step has no button. */
const before: { readonly [Key in Step['key']]?: Step['key'] } = {
  test_sign_in: 'create_provider',
  enforce_sso: 'test_sign_in',
};

const variant = (primary: boolean): 'filled' | 'default' => (primary ? 'filled' : 'default');

const words: Readonly<Record<Step['key'], StepWords>> = {
  create_provider: {
    title: 'Connect your identity provider',
    why: 'Upload the federation metadata of Microsoft Entra ID, or of any SAML 2.0 provider.',
    action: (primary) => (
      <ButtonLink to="/settings/account/identity-providers/new" variant={variant(primary)}>
        Connect
      </ButtonLink>
    ),
  },
  test_sign_in: {
    title: 'Test a sign-in',
    why: 'One sign-in through the provider proves its configuration. If it fails, you read why.',
    action: (primary) => (
      <ButtonLink to="/settings/account" hash="single-sign-on" variant={variant(primary)}>
        Test
      </ButtonLink>
    ),
  },
  invite_members: {
    title: 'Bring others in',
    why: 'Invite them by link, or let them join when they first sign in through single sign-on.',
    action: (primary) => (
      <ButtonLink to="/invitations" search={{ new: 'yes' }} variant={variant(primary)}>
        Invite
      </ButtonLink>
    ),
  },
  enforce_sso: {
    title: 'Enforce single sign-on',
    why: 'Passwords then no longer open this account. Owners keep recovery codes.',
    action: (primary) => (
      <ButtonLink to="/settings/account" hash="single-sign-on" variant={variant(primary)}>
        Enforce
      </ButtonLink>
    ),
  },
};

export function NextSteps({ steps }: { readonly steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Section title="Next steps" description={`${done} of ${steps.length} done`}>
      <Progress value={(done / steps.length) * 100} size="sm" aria-hidden />
      <Stack gap="md" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map((step) => (
          <StepItem
            key={step.key}
            step={step}
            isNext={step === next}
            isPossible={steps.every(({ key, done }) => done || key !== before[step.key])}
          />
        ))}
      </Stack>
    </Section>
  );
}

interface StepItemProps {
  readonly step: Step;
  readonly isNext: boolean;
  readonly isPossible: boolean;
}

function StepItem({ step, isNext, isPossible }: StepItemProps) {
  const { title, why, action } = words[step.key];
  return (
    <Group component="li" justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap" align="flex-start" flex="1 1 260px">
        <ThemeIcon variant="transparent" color={step.done ? 'green' : 'gray'} size="sm" mt={1}>
          {step.done ? <IconCheck size={18} aria-hidden /> : <IconCircle size={16} aria-hidden />}
        </ThemeIcon>
        <Stack gap={0}>
          <Text size="sm" fw={step.done ? 400 : 500} c={step.done ? 'dimmed' : 'var(--mantine-color-text)'}>
            {title}
            <VisuallyHidden>{step.done ? ', done' : ', to do'}</VisuallyHidden>
          </Text>
          {!step.done && (
            <Text size="xs" c="dimmed">
              {why}
            </Text>
          )}
        </Stack>
      </Group>
      {/* Under the words where there is no room beside them. */}
      {!step.done && isPossible && <Box pl={{ base: 34, xs: 0 }}>{action(isNext)}</Box>}
    </Group>
  );
}
