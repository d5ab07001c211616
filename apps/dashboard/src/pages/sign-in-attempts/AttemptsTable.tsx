/** Sign-in attempts in a table; the whole row leads to the trace. */
import { type AttemptSummary, explanations, isExplainedCode } from '@latchkey/contract';
import { Box, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RelativeTime, StatusBadge, TextLink } from '../../components/index.ts';
import { originWords, outcomeWords } from './attempt-words.ts';

interface AttemptsTableProps {
  readonly attempts: readonly AttemptSummary[];
  /** Default true. False on the page of one provider. */
  readonly withProvider?: boolean;
}

export function AttemptsTable({ attempts, withProvider = true }: AttemptsTableProps) {
  return (
    <Table.ScrollContainer minWidth={260} type="native">
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Outcome</Table.Th>
            <Table.Th visibleFrom="sm">Who</Table.Th>
            {withProvider && <Table.Th visibleFrom="sm">Provider</Table.Th>}
            <Table.Th visibleFrom="sm">Origin</Table.Th>
            <Table.Th>When</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {attempts.map((attempt) => (
            <AttemptRow key={attempt.id} attempt={attempt} withProvider={withProvider} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function AttemptRow({ attempt, withProvider }: { readonly attempt: AttemptSummary; readonly withProvider: boolean }) {
  const { word, tone } = outcomeWords[attempt.outcome];
  return (
    <Table.Tr>
      <Table.Td maw={320}>
        <TextLink to="/sign-in-attempts/$id" params={{ id: attempt.id }} underline="never" display="block">
          <StatusBadge tone={tone}>{word}</StatusBadge>
          {attempt.code !== null && (
            <Text size="xs" mt={4} c="var(--mantine-color-text)">
              {isExplainedCode(attempt.code) ? sentence(explanations[attempt.code].headline) : attempt.code}
            </Text>
          )}
        </TextLink>
        {/* On a phone there is room for two columns. */}
        <Box hiddenFrom="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
          <Subject attempt={attempt} />
        </Box>
      </Table.Td>
      {/* As wide as usual addresses; longer ones break. */}
      <Table.Td visibleFrom="sm" miw={220} maw={300} style={{ overflowWrap: 'anywhere' }}>
        <Subject attempt={attempt} />
      </Table.Td>
      {withProvider && <Table.Td visibleFrom="sm">{attempt.provider.description}</Table.Td>}
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed">
          {originWords[attempt.origin]}
        </Text>
      </Table.Td>
      <Table.Td>
        <RelativeTime at={attempt.startedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

const sentence = (headline: string): string => headline.charAt(0).toUpperCase() + headline.slice(1);

/** An e-mail address breaks before its domain rather than anywhere. */
function breakable(subject: string): ReactNode {
  const at = subject.lastIndexOf('@');
  if (at < 1) return subject;
  return (
    <>
      {subject.slice(0, at)}
      <wbr />
      {subject.slice(at)}
    </>
  );
}

/** Who somebody claims to be is no fact before the response was verified. */
function Subject({ attempt }: { readonly attempt: AttemptSummary }) {
  if (attempt.subject === null)
    return (
      <Text size="sm" c="dimmed">
        Unknown
      </Text>
    );
  return (
    <>
      <Text size="sm">{breakable(attempt.subject)}</Text>
      {!attempt.subjectVerified && (
        <Text size="xs" c="dimmed">
          not verified
        </Text>
      )}
    </>
  );
}
