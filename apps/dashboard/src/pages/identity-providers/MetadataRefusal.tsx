/** Why a metadata file cannot be used, and what to do; an aggregate asks which of its identity providers is meant. */
import { explainRejection } from '@latchkey/contract';
import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiFailure } from '../../api/index.ts';
import { Path } from './Path.tsx';
import type { FileReading } from './use-metadata-reading.ts';

export function MetadataRefusal({ reading }: { readonly reading: FileReading }) {
  if (reading.problem !== null) return <Problem message={reading.problem} />;
  if (reading.failure === null) return null;
  // Said at the fields.
  if (Object.keys(reading.failure.fields).length > 0) return null;
  const rejection = reading.failure.rejection;
  return rejection?.code === 'METADATA_ENTITY_AMBIGUOUS' ? (
    <EntityChoice entities={rejection.received ?? []} onChoose={reading.chooseEntity} />
  ) : (
    <Rejected failure={reading.failure} />
  );
}

function Problem({ message }: { readonly message: string }) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
      <Text size="sm" inherit>
        {message}
      </Text>
    </Alert>
  );
}

function Rejected({ failure }: { readonly failure: ApiFailure }) {
  const { rejection } = failure;
  if (rejection === undefined) return <Problem message={failure.message} />;
  const explanation = explainRejection(rejection);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      role="alert"
      title={`Not usable: ${explanation.headline}`}
    >
      <Stack gap={6}>
        <Text size="sm">{rejection.message}</Text>
        {rejection.message !== explanation.why && <Text size="sm">{explanation.why}</Text>}
        {explanation.entra !== null && (
          <Text size="sm">
            <Path steps={explanation.entra.path} />: {explanation.entra.action}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

interface EntityChoiceProps {
  readonly entities: readonly string[];
  readonly onChoose: (entityId: string) => void;
}

function EntityChoice({ entities, onChoose }: EntityChoiceProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Alert
      color="blue"
      variant="light"
      icon={<IconListDetails aria-hidden />}
      title={`The file describes ${entities.length} identity providers`}
    >
      <Stack gap="sm" align="flex-start">
        <Radio.Group label="Which one is yours?" value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt="xs" mah={280} style={{ overflowY: 'auto' }}>
            {entities.map((entity) => (
              <Radio key={entity} value={entity} label={entity} styles={{ label: { overflowWrap: 'anywhere' } }} />
            ))}
          </Stack>
        </Radio.Group>
        <Button size="xs" disabled={chosen === null} onClick={() => chosen !== null && onChoose(chosen)}>
          Use this one
        </Button>
      </Stack>
    </Alert>
  );
}
