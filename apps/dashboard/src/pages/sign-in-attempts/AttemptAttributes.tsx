/** What the identity provider said about the person: Name ID and attributes of a verified response. */
import type { Attempt } from '@latchkey/contract';
import { Table, Text } from '@mantine/core';
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
      <Table.ScrollContainer minWidth={480} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Attribute</Table.Th>
              <Table.Th>Value</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {attempt.nameId !== null && (
              <Row
                title="Name ID"
                name={attempt.nameId.format}
                values={[attempt.nameId.value]}
              />
            )}
            {attempt.attributes.map(({ name, values }) => (
              <Row key={name} title={shortAttributeName(name)} name={name} values={values} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
    <Table.Tr>
      <Table.Td maw={360}>
        <Text size="sm" fw={500}>
          {title}
        </Text>
        {name !== title && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
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
      </Table.Td>
    </Table.Tr>
  );
}
