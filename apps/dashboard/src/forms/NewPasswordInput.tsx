/** A password that is being chosen: with its strength while it is typed. */
import { Group, PasswordInput, type PasswordInputProps, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { passwordStrength } from './password-strength.ts';

const colors = { 'Too short': 'gray', Weak: 'red', Fair: 'yellow', Good: 'blue', Strong: 'green' } as const;

interface NewPasswordInputProps extends PasswordInputProps {
  readonly value: string;
  /** Words that others know of this person. */
  readonly own: readonly string[];
}

export function NewPasswordInput({ own, ...props }: NewPasswordInputProps) {
  const strength = passwordStrength(props.value, own);
  const hintId = useId();
  return (
    <Stack gap={6}>
      <PasswordInput autoComplete="new-password" aria-describedby={hintId} {...props} />
      <Progress value={strength.percent} color={colors[strength.word]} size={4} aria-hidden />
      <Group id={hintId} gap={6} mih={20} wrap="nowrap" align="baseline" aria-live="polite">
        <Text size="xs" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {props.value === '' ? 'At least 10 characters.' : strength.word}
        </Text>
        <Text size="xs" c="dimmed">
          {props.value === '' ? 'Length counts for more than symbols.' : strength.hint}
        </Text>
      </Group>
    </Stack>
  );
}
