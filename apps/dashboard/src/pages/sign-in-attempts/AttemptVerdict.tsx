/** The verdict of an attempt, first in one sentence, then with everything that helps to change it. */
import { type Attempt, type AttemptOutcome, explainRejection, type IdentityProvider } from '@latchkey/contract';
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconPlayerPlay,
  IconRotateClockwise,
  type TablerIcon,
} from '@tabler/icons-react';
import { now } from '../../platform/index.ts';
import { DecodeEntraError } from './DecodeEntraError.tsx';
import { ExpectedReceived } from './ExpectedReceived.tsx';
import { durationInWords, evidenceInWords } from './evidence-words.ts';
import { WhyAndFix } from './WhyAndFix.tsx';

interface AttemptVerdictProps {
  readonly attempt: Attempt;
  /** `undefined` while it loads, and after it was deleted. */
  readonly provider: IdentityProvider | undefined;
}

export function AttemptVerdict({ attempt, provider }: AttemptVerdictProps) {
  if (attempt.rejection === null) return <Went attempt={attempt} provider={provider} />;
  return <Refused rejection={attempt.rejection} provider={provider} />;
}

interface RefusedProps {
  readonly rejection: NonNullable<Attempt['rejection']>;
  readonly provider: IdentityProvider | undefined;
}

function Refused({ rejection, provider }: RefusedProps) {
  const explanation = explainRejection(rejection);
  const vendor = provider?.idp.vendor ?? 'other';
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} style={{ borderLeft: '4px solid var(--mantine-color-red-filled)' }}>
      <Stack gap="md">
        <Headline color="red" icon={IconCircleX} text={`Refused: ${explanation.headline}`} note={rejection.code} />
        <ExpectedReceived
          rejection={rejection}
          what={explanation.compares}
          vendor={vendor}
          certificates={provider?.idp.certificates ?? []}
        />
        {!addsNothing(rejection, explanation.headline) && (
          <Text size="sm" c="dimmed">
            {evidenceInWords(rejection.message, provider?.idp.certificates ?? [])}
          </Text>
        )}
        <Facts rejection={rejection} />
        <WhyAndFix explanation={explanation} vendor={vendor} provider={provider} />
        <TestAgain provider={provider} />
      </Stack>
    </Paper>
  );
}

/** Whether the message is the headline again, or says in general what stands above it as values. */
function addsNothing({ code, message, expected, received }: RefusedProps['rejection'], headline: string): boolean {
  if (message.replace(/\.$/, '').toLowerCase() === headline.toLowerCase()) return true;
  // The message of a refusal by the identity provider has its own words.
  return expected.length > 0 && received.length > 0 && code !== 'RESPONSE_STATUS_NOT_SUCCESS';
}

interface HeadlineProps {
  readonly color: string;
  readonly icon: TablerIcon;
  readonly text: string;
  readonly note?: string;
}

function Headline({ color, icon: Icon, text, note }: HeadlineProps) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Icon
        size={26}
        color={`var(--mantine-color-${color}-light-color)`}
        aria-hidden
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <div>
        <Title order={2} size="h3">
          {text}
        </Title>
        {note !== undefined && (
          <Text size="xs" c="dimmed" ff="monospace">
            {note}
          </Text>
        )}
      </div>
    </Group>
  );
}

const places: ReadonlySet<string> = new Set(['line', 'column']);
/** Told with the certificates themselves. */
const certificateFacts: ReadonlySet<string> = new Set(['subject', 'thumbprint']);

/** Numbers that help with clocks and sizes, in words; the place in the XML only where the XML itself is the matter. */
function Facts({ rejection: { code, facts } }: { readonly rejection: NonNullable<Attempt['rejection']> }) {
  const lines = Object.entries(facts)
    .filter(([name]) => (code.startsWith('XML_') || !places.has(name)) && !certificateFacts.has(name))
    .map(([name, value]) => `${factName(name)}: ${factValue(name, value)}`);
  if (lines.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {lines.join(' · ')}
    </Text>
  );
}

/** `lateBySeconds` is `late by`. */
const factName = (name: string): string =>
  name
    .replace(/Seconds$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
const factValue = (name: string, value: string | number | boolean): string =>
  name.endsWith('Seconds') && typeof value === 'number' ? durationInWords(value) : String(value);

const went: Readonly<Record<Exclude<AttemptOutcome, 'refused'>, HeadlineProps>> = {
  started: { color: 'blue', icon: IconClock, text: 'Waiting for the identity provider' },
  signed_in: { color: 'green', icon: IconCircleCheck, text: 'Signed in' },
  joined: { color: 'green', icon: IconCircleCheck, text: 'Joined and signed in' },
  join_offered: { color: 'blue', icon: IconClock, text: 'Let in by the identity provider; not a member yet' },
  join_declined: { color: 'gray', icon: IconCircleMinus, text: 'Did not want to join' },
  restarted: {
    color: 'gray',
    icon: IconRotateClockwise,
    text: 'Begun at the identity provider; a fresh round trip followed',
  },
};

/** Long enough to type a password and use a second factor. */
const patienceMilliseconds = 90_000;

function Went({ attempt, provider }: { readonly attempt: Attempt; readonly provider: IdentityProvider | undefined }) {
  if (attempt.outcome === 'refused') {
    return <Alert color="red" icon={<IconCircleX aria-hidden />} title="Refused, for a reason that was not kept" />;
  }
  const look = went[attempt.outcome];
  const overdue = attempt.outcome === 'started' && now() - attempt.startedAt > patienceMilliseconds;
  return (
    <Paper
      withBorder
      p={{ base: 'md', sm: 'lg' }}
      style={{ borderLeft: `4px solid var(--mantine-color-${look.color}-filled)` }}
    >
      <Stack gap="md">
        <Headline {...look} {...(overdue && { text: 'It never came back' })} />
        <Text size="sm">{wentSentence(attempt)}</Text>
        {attempt.outcome === 'started' && <DecodeEntraError />}
        {attempt.outcome !== 'started' && attempt.origin === 'test' && provider?.state === 'proven' && (
          <Text size="sm">This proves the present configuration of {provider.description}.</Text>
        )}
        {(overdue || attempt.outcome === 'started') && <TestAgain provider={provider} />}
      </Stack>
    </Paper>
  );
}

function wentSentence(attempt: Attempt): string {
  const who = attempt.nameId?.value ?? attempt.subject ?? 'The person';
  switch (attempt.outcome) {
    case 'started':
      return 'The browser was sent to the identity provider. Errors that Microsoft shows on its own page never reach Latchkey: if you see one, paste it here.';
    case 'signed_in':
      return `${who} passed every check.`;
    case 'joined':
      return `${who} passed every check, was asked to join, and did.`;
    case 'join_offered':
      return attempt.finishedAt === null
        ? `${who} passed every check and has not answered yet.`
        : `${who} passed every check. In a test nobody is asked to join, and nothing changes.`;
    case 'join_declined':
      return `${who} passed every check and said no. Nothing was kept.`;
    case 'restarted':
      return 'The answer came without a request. It was not used to sign in; Latchkey asked the identity provider itself, and that is an attempt of its own.';
    case 'refused':
      return '';
  }
}

function TestAgain({ provider }: { readonly provider: IdentityProvider | undefined }) {
  if (provider === undefined || !provider.enabled) return null;
  return (
    <Group justify="flex-end">
      <Button component="a" href={provider.testUrl} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
        Test again
      </Button>
    </Group>
  );
}
