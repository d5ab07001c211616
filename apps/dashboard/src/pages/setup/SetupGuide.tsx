/** The guide of a setup link: whose words, and which steps are done. Progress is kept with the link. */
import { type GuideVendor, guides, guideVendors, keepSetupProgress, openSetup, type Setup } from '@latchkey/contract';
import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { FailureAlert } from '../../components/index.ts';
import { Step } from '../identity-providers/Step.tsx';
import { GuideSteps } from '../setup-guides/GuideSteps.tsx';

const isVendor = (value: string | null): value is GuideVendor => guideVendors.some((vendor) => vendor === value);

export function SetupGuide({ token, setup }: { readonly token: string; readonly setup: Setup }) {
  // What was clicked holds until the server has confirmed it.
  const [wanted, setWanted] = useState<{ vendor: GuideVendor; done: readonly string[] } | null>(null);
  const keeping = useApiMutation(keepSetupProgress, { invalidates: [openSetup] });
  const vendor = wanted?.vendor ?? (isVendor(setup.vendor) ? setup.vendor : 'entra');
  const done = wanted?.done ?? setup.done;
  const keep = (next: { vendor: GuideVendor; done: readonly string[] }): void => {
    setWanted(next);
    keeping.mutate({ params: { token }, body: { vendor: next.vendor, done: [...next.done] } });
  };
  const guide = guides[vendor];
  return (
    <Step number={1} title="At your identity provider">
      <Stack gap="md">
        <FailureAlert failure={keeping.error} title="Your progress was not kept" />
        <Select
          label="Your identity provider"
          maw={320}
          data={guideVendors.map((each) => ({ value: each, label: guides[each].name }))}
          value={vendor}
          onChange={(value) => {
            if (isVendor(value)) keep({ vendor: value, done: [] });
          }}
          allowDeselect={false}
          comboboxProps={{ keepMounted: false }}
        />
        <Text size="sm" c="dimmed">
          Needs: {guide.needs}
        </Text>
        <GuideSteps
          guide={guide}
          sp={setup.sp}
          done={done}
          onDone={(key, ticked) => keep({ vendor, done: ticked ? [...done, key] : done.filter((one) => one !== key) })}
        />
      </Stack>
    </Step>
  );
}
