/** A choice of a few, each with a sentence about what it means. */
import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly labelShown?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

export function Choices<Value extends string>({ label, labelShown, choices, value, onChoose }: ChoicesProps<Value>) {
  const choose = (next: string): void => {
    const choice = choices.find((each) => each.value === next);
    if (choice !== undefined) onChoose(choice.value);
  };
  return (
    <Radio.Group {...(labelShown === true ? { label } : { 'aria-label': label })} value={value} onChange={choose}>
      <Stack gap="sm" mt={labelShown === true ? 'xs' : 0} maw={720}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.description} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
