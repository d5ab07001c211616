/** The whole guide of a vendor, with the values in place, for whoever wants to be led step by step. */
import { type GuideVendor, guides, type SpValues } from '@latchkey/contract';
import { Button, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { GuideSteps } from './GuideSteps.tsx';

interface GuideDisclosureProps {
  readonly vendor: GuideVendor;
  readonly sp: SpValues;
}

export function GuideDisclosure({ vendor, sp }: GuideDisclosureProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const Icon = opened ? IconChevronUp : IconChevronDown;
  return (
    <Stack gap="md" align="stretch">
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={toggle}
        aria-expanded={opened}
        rightSection={<Icon size={14} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        Step by step in {guides[vendor].name}
      </Button>
      <Collapse expanded={opened} keepMounted={false}>
        <GuideSteps guide={guides[vendor]} sp={sp} />
      </Collapse>
    </Stack>
  );
}
