/** What was expected and what came, one above the other, with the difference marked. */
import type { Attempt } from '@latchkey/contract';
import { Box, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyAction } from '../../components/index.ts';
import { certificateInWords, type NamedCertificate } from './evidence-words.ts';
import { closest, type Difference, firstDifference, visible } from './first-difference.ts';
import { otherSide } from './side-words.ts';

interface ExpectedReceivedProps {
  readonly rejection: NonNullable<Attempt['rejection']>;
  /** What is compared, e.g. `audience`. */
  readonly what: string | null;
  readonly vendor: string;
  /** Those of the provider, to call them by name. */
  readonly certificates: readonly NamedCertificate[];
}

export function ExpectedReceived({ rejection, what, vendor, certificates }: ExpectedReceivedProps) {
  const { expected, received, facts } = rejection;
  if (expected.length === 0 && received.length === 0) return null;
  const titles = titlesOf(what, vendor);
  // A name is for reading, and what has one is not to be copied anywhere.
  const isCertificate = what === 'certificate' || what === 'encryption certificate';
  const inWords = (value: string, more: typeof facts = {}): string =>
    what === 'certificate' ? certificateInWords(value, certificates, more) : named(value);
  const nearest = received[0] === undefined ? null : closest(expected, received[0]);
  return (
    <Stack gap="sm" component="dl" m={0}>
      {received.length > 0 && (
        <Row title={titles.received}>
          {received.map((value) => (
            <Value key={value}>
              {isCertificate ? inWords(value, facts) : marked(value, closest(expected, value), 'received')}
            </Value>
          ))}
        </Row>
      )}
      {expected.length > 0 && (
        <Row title={titles.expected}>
          {expected.map((value) => (
            <Group key={value} gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
              <Value>
                {isCertificate
                  ? inWords(value)
                  : marked(value, value === nearest ? (received[0] ?? null) : null, 'expected')}
              </Value>
              {what !== 'time' && !isCertificate && <CopyAction value={value} label={titles.expected} />}
            </Group>
          ))}
        </Row>
      )}
    </Stack>
  );
}

/** A thumbprint is said to be one; a certificate of which only the serial number is known has none. */
const named = (certificate: string): string => certificate.replace(/^[0-9A-F]{40}/, 'Thumbprint $&');

function titlesOf(what: string | null, vendor: string): { readonly received: string; readonly expected: string } {
  if (what === 'time') return { received: 'When it arrived, our clock showed', expected: 'It could be used' };
  if (what === 'certificate')
    return { received: `${otherSide(vendor)} signed with`, expected: 'Latchkey knows from the metadata' };
  if (what === 'encryption certificate')
    return { received: `${otherSide(vendor)} encrypted for`, expected: 'Latchkey opens what is encrypted for' };
  const noun = what === null ? '' : ` ${what}`;
  return { received: `${otherSide(vendor)} sent${noun}`, expected: `Latchkey expects${noun}` };
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" fw={500} mb={4}>
        {title}
      </Text>
      <Box component="dd" m={0}>
        <Stack gap={4}>{children}</Stack>
      </Box>
    </div>
  );
}

const Value = ({ children }: { readonly children: ReactNode }) => (
  <Text
    size="sm"
    ff="monospace"
    px="xs"
    py={4}
    flex="1 1 auto"
    bg="var(--mantine-color-default-hover)"
    style={{ overflowWrap: 'anywhere', borderRadius: 'var(--mantine-radius-sm)' }}
  >
    {children}
  </Text>
);

/** Two addresses that share no more than `https://` differ as a whole. */
const tellsNothing = ({ before, after }: Difference): boolean =>
  before === '' || (/^https?:?\/{0,2}$/.test(before) && after === '');

/** The value with the part that the other one does not have underlined and coloured, so that neither alone has to be seen. */
function marked(value: string, other: string | null, which: 'expected' | 'received'): ReactNode {
  const difference =
    other === null ? null : which === 'expected' ? firstDifference(value, other) : firstDifference(other, value);
  // Values that have nothing in common, such as a time and a limit, are easier to read without marks.
  if (difference === null || tellsNothing(difference)) return value;
  const part = difference[which];
  return (
    <>
      {difference.before}
      <Text
        component="mark"
        inherit
        title={part === '' ? 'Something is missing here' : 'Differs'}
        style={{
          color: `var(--mantine-color-${which === 'expected' ? 'green' : 'red'}-light-color)`,
          backgroundColor: `var(--mantine-color-${which === 'expected' ? 'green' : 'red'}-light)`,
          textDecoration: 'underline wavy 1px',
          textUnderlineOffset: 3,
        }}
      >
        {part === '' ? '∅' : visible(part)}
      </Text>
      {difference.after}
    </>
  );
}
