/** What the identity provider said about the person: Name ID and attributes of a verified response. */
import type { Attempt } from '@latchkey/contract';
import { Alert, Box, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Section } from '../../components/index.ts';
import { shortAttributeName } from './short-attribute-name.ts';

export function AttemptAttributes({ attempt }: { readonly attempt: Attempt }) {
  if (attempt.nameId === null && attempt.attributes.length === 0) return null;
  return (
    <Section
      title="Attributes received"
      description={
        attempt.subjectVerified
          ? 'From the signed assertion.'
          : 'From a response that was refused: nothing here is proven.'
      }
    >
      {attempt.groupOverage && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title="Too many groups to be listed"
        >
          Entra lists at most 150 groups and sent a link in their place. Which groups this person is in is not known, so
          the rules of the identity provider left the role as it is. In Entra choose “Groups assigned to the
          application” under Attributes &amp; Claims &gt; Add a group claim, or use app roles.
        </Alert>
      )}
      <Stack gap="sm" component="dl" m={0}>
        {attempt.nameId !== null && (
          <Row title="Name ID" name={attempt.nameId.format} values={[attempt.nameId.value]} />
        )}
        {attempt.attributes.map(({ name, values }) => (
          <Row key={name} title={shortAttributeName(name)} name={name} values={values} />
        ))}
      </Stack>
    </Section>
  );
}

interface RowProps {
  readonly title: string;
  readonly name: string;
  readonly values: readonly string[];
}

function Row({ title, name, values }: RowProps) {
  return (
    <Group gap="md" align="flex-start">
      <Box component="dt" flex="1 1 260px" miw={0}>
        <Text size="sm" fw={500}>
          {title}
        </Text>
        {name !== title && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
        )}
      </Box>
      <Box component="dd" m={0} flex="2 1 260px" miw={0}>
        {values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat, and never move
          <Text key={index} size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        ))}
        {values.length === 0 && (
          <Text size="sm" c="dimmed">
            empty
          </Text>
        )}
      </Box>
    </Group>
  );
}
