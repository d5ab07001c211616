/** One rule: a value of the directory, the role that follows, and its place in the order. */
import { ActionIcon, Autocomplete, Badge, Group, NativeSelect, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FormRule } from './people-form.ts';

interface RuleRowProps {
  readonly rule: FormRule;
  readonly index: number;
  readonly count: number;
  /** Values that the last sign-in had. */
  readonly suggestions: readonly string[];
  /** It decides the role of the last sign-in. */
  readonly matches: boolean;
  readonly error: string | null;
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  readonly onChange: (rule: FormRule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function RuleRow(props: RuleRowProps) {
  const { rule, index, count, takesFocus, onFocused, onChange, onMove } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    field.current?.focus();
    onFocused();
  }, [takesFocus, onFocused]);
  const moveByKey = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by === -1 ? -1 : 1);
  };
  const name = `rule ${index + 1}`;
  return (
    <Group component="li" gap="xs" align="flex-start" wrap="wrap" onKeyDownCapture={moveByKey}>
      <Text size="sm" c="dimmed" w={20} ta="right" lh="36px" aria-hidden>
        {index + 1}
      </Text>
      <Autocomplete
        ref={field}
        aria-label={`Value of ${name}`}
        placeholder="App role value, group id or name"
        flex="1 1 220px"
        maw={420}
        maxLength={300}
        data={[...props.suggestions]}
        value={rule.value}
        onChange={(value) => onChange({ ...rule, value })}
        error={props.error}
        comboboxProps={{ keepMounted: false }}
        spellCheck={false}
      />
      <NativeSelect
        aria-label={`Role of ${name}`}
        w={120}
        data={[
          { value: 'admin', label: 'Admin' },
          { value: 'member', label: 'Member' },
        ]}
        value={rule.role}
        onChange={({ currentTarget: { value } }) => onChange({ ...rule, role: value === 'admin' ? 'admin' : 'member' })}
      />
      <Group gap={2} h={36}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${name} up`}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${name} down`}
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red" aria-label={`Remove ${name}`} onClick={props.onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
        {props.matches && (
          <Badge variant="light" size="sm" miw="max-content">
            Decides the last sign-in
          </Badge>
        )}
      </Group>
    </Group>
  );
}
