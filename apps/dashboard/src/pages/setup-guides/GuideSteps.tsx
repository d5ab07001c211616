/** The steps of a vendor's guide with the real values in place, each to be copied, and to be ticked off. */
import type { Guide, GuideField, GuideStep, SpValues } from '@latchkey/contract';
import { Button, Checkbox, Divider, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment } from 'react';
import { CopyValue } from '../../components/index.ts';
import { Path } from '../identity-providers/Path.tsx';

interface GuideStepsProps {
  readonly guide: Guide;
  readonly sp: SpValues;
  readonly done?: readonly string[];
  /** Without it steps have no boxes. */
  readonly onDone?: (key: string, done: boolean) => void;
}

export function GuideSteps({ guide, sp, done = [], onDone }: GuideStepsProps) {
  return (
    <Stack gap="md">
      {guide.steps.map((step, index) => (
        <Fragment key={step.key}>
          {index > 0 && <Divider />}
          <OneStep step={step} index={index} sp={sp} done={done.includes(step.key)} onDone={onDone} />
        </Fragment>
      ))}
      <Divider />
      <Text size="sm" c="dimmed">
        If an error shows there: {guide.trouble}
      </Text>
    </Stack>
  );
}

interface OneStepProps {
  readonly step: GuideStep;
  readonly index: number;
  readonly sp: SpValues;
  readonly done: boolean;
  readonly onDone: GuideStepsProps['onDone'];
}

function OneStep({ step, index, sp, done, onDone }: OneStepProps) {
  const title = `${String.fromCharCode(97 + index)}. ${step.title}`;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Title order={3} size="h6">
          {title}
        </Title>
        {onDone !== undefined && (
          <Checkbox
            label="Done"
            aria-label={`Done: ${step.title}`}
            checked={done}
            onChange={(event) => onDone(step.key, event.currentTarget.checked)}
          />
        )}
      </Group>
      <Text size="sm">
        <Path steps={step.path} />
      </Text>
      <List size="sm" spacing={2}>
        {step.does.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {step.fields?.map((field) => (
        <CopyValue
          key={field.label}
          label={field.label}
          value={textOf(field, sp)}
          {...(field.optional === true && !/optional/i.test(field.label) && { hint: 'optional' })}
        />
      ))}
      {step.fields?.some(({ value }) => 'sp' in value && value.sp === 'acsUrl') === true && <Download sp={sp} />}
      {step.mind !== undefined && (
        <Text size="sm" c="dimmed">
          {step.mind}
        </Text>
      )}
    </Stack>
  );
}

const textOf = ({ value }: GuideField, sp: SpValues): string => ('sp' in value ? sp[value.sp] : value.text);

function Download({ sp }: { readonly sp: SpValues }) {
  return (
    <Group>
      <Button
        component="a"
        href={sp.metadataUrl}
        download="latchkey-sp-metadata.xml"
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Download them as a metadata file
      </Button>
    </Group>
  );
}
