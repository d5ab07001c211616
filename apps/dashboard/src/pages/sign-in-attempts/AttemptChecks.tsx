/** The way an attempt went: every check in order, with its outcome and the evidence. */
import type { Attempt } from '@latchkey/contract';
import { Box, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconCircleX, IconMinus, type TablerIcon } from '@tabler/icons-react';
import { exactTime, Section } from '../../components/index.ts';
import { durationInWords, evidenceInWords, type NamedCertificate } from './evidence-words.ts';

type Outcome = Attempt['checks'][number]['outcome'];

const looks: Readonly<Record<Outcome, { readonly Icon: TablerIcon; readonly color: string; readonly word: string }>> = {
  passed: { Icon: IconCircleCheck, color: 'var(--mantine-color-green-light-color)', word: 'Passed' },
  failed: { Icon: IconCircleX, color: 'var(--mantine-color-red-light-color)', word: 'Failed' },
  not_reached: { Icon: IconMinus, color: 'var(--mantine-color-dimmed)', word: 'Not reached' },
  not_applicable: { Icon: IconCircleMinus, color: 'var(--mantine-color-dimmed)', word: 'Does not apply' },
};

interface AttemptChecksProps {
  readonly attempt: Attempt;
  /** Those of the provider, to call them by name. */
  readonly certificates: readonly NamedCertificate[];
}

export function AttemptChecks({ attempt, certificates }: AttemptChecksProps) {
  const steps = [...travel(attempt), ...attempt.checks];
  if (steps.length === 0) return null;
  return (
    <Section title="The way it went" description={summary(attempt.checks)}>
      {/* As many columns as fit, read one after the other. */}
      <Box component="ol" m={0} p={0} style={{ listStyle: 'none', columnWidth: 340, columnGap: 32 }}>
        {steps.map((step) => (
          <Box component="li" key={step.name} pb="xs" style={{ breakInside: 'avoid' }}>
            <Step step={step} certificates={certificates} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}

type Check = Attempt['checks'][number];

/** e.g. `24 checks passed, 1 failed, 5 not reached`. */
function summary(checks: readonly Check[]): string | undefined {
  const count = (outcome: Outcome): number => checks.filter((check) => check.outcome === outcome).length;
  if (checks.length === 0) return undefined;
  const parts = [
    `${count('passed')} checks passed`,
    `${count('failed')} failed`,
    `${count('not_reached')} not reached`,
  ];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ');
}

/** The two moments before the checks, told in the same way. */
function travel({ requestSentAt, responseReceivedAt, clockDifferenceSeconds }: Attempt): readonly Check[] {
  const steps: Check[] = [];
  if (requestSentAt !== null)
    steps.push({ name: 'request-sent', title: 'Request sent', outcome: 'passed', evidence: exactTime(requestSentAt) });
  if (responseReceivedAt !== null) {
    const took =
      requestSentAt === null
        ? 'Latchkey had not asked for it'
        : `${((responseReceivedAt - requestSentAt) / 1000).toFixed(1)} s at the identity provider`;
    steps.push({
      name: 'response-received',
      title: 'Response received',
      outcome: 'passed',
      evidence: `${exactTime(responseReceivedAt)} (${took}${clockWords(clockDifferenceSeconds)})`,
    });
  }
  return steps;
}

/** Only what cannot be the way of the message: its clock minus ours, in words. */
function clockWords(seconds: number | null): string {
  if (seconds === null || Math.abs(seconds) < 5) return '';
  return `; its clock is ${durationInWords(seconds)} ${seconds < 0 ? 'behind' : 'ahead'}`;
}

interface StepProps {
  readonly step: Check;
  readonly certificates: readonly NamedCertificate[];
}

function Step({ step, certificates }: StepProps) {
  const { Icon, color, word } = looks[step.outcome];
  const reached = step.outcome === 'passed' || step.outcome === 'failed';
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Icon size={18} color={color} role="img" aria-label={word} style={{ flexShrink: 0, marginTop: 2 }} />
      <div>
        <Text size="sm" fw={step.outcome === 'failed' ? 600 : 400} {...(!reached && { c: 'dimmed' })}>
          {step.title}
          {!reached && ` (${word.toLowerCase()})`}
        </Text>
        {step.evidence !== null && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {evidenceInWords(step.evidence, certificates)}
          </Text>
        )}
      </div>
    </Group>
  );
}
