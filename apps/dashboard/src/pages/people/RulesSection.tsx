/** The rules from which roles follow: an ordered list, changed with the mouse or with keys. */
import type { IdentityProvider, PeoplePreview } from '@latchkey/contract';
import { Button, Chip, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '../../components/index.ts';
import { type FormRule, moved, nextKey } from './people-form.ts';
import { RuleRow } from './RuleRow.tsx';
import type { PeopleFormState } from './use-people-form.ts';

interface RulesSectionProps {
  readonly state: PeopleFormState;
  readonly preview: PeoplePreview | undefined;
  readonly defaultRole: IdentityProvider['defaultRole'];
}

const mostRules = 100;

export function RulesSection({ state, preview, defaultRole }: RulesSectionProps) {
  const { form, change, failure } = state;
  const { rules } = form;
  const [news, tell] = useState('');
  /** The rule whose field takes the focus when it is shown next. */
  const [wanted, want] = useState<string | null>(null);
  const set = (next: readonly FormRule[]): void => change({ ...form, rules: next });
  const add = (value: string): void => {
    const rule = { key: nextKey(), value, role: 'member' as const };
    want(rule.key);
    set([...rules, rule]);
  };
  const move = (index: number, by: -1 | 1): void => {
    const rule = rules[index];
    const next = moved(rules, index, by);
    if (rule === undefined || next === rules) return;
    want(rule.key);
    tell(`Rule ${rule.value} is number ${index + by + 1} of ${rules.length} now.`);
    set(next);
  };
  const remove = (index: number): void => {
    want(rules[index + 1]?.key ?? rules[index - 1]?.key ?? null);
    set(rules.filter((_rule, other) => other !== index));
  };
  const values = preview?.person?.roleValues ?? [];
  const unused = values.filter((value) => !rules.some((rule) => rule.value.toLowerCase() === value.toLowerCase()));
  return (
    <Section
      title="Roles from the directory"
      description="App roles or groups of Entra decide the role of members and admins at each sign-in: the first rule that matches. Owners are made here only. Without rules, roles are given on the Members page."
    >
      <Stack gap="xs">
        {rules.length > 0 && (
          <Stack gap="xs" component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Rules">
            {rules.map((rule, index) => (
              <RuleRow
                key={rule.key}
                rule={rule}
                index={index}
                count={rules.length}
                suggestions={values}
                matches={preview?.role.because === 'rule' && preview.role.rule === index}
                error={failure?.fields[`roleRules.${index}.value`] ?? null}
                takesFocus={wanted === rule.key}
                onFocused={() => want(null)}
                onChange={(next) => set(rules.map((each) => (each.key === rule.key ? next : each)))}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            ))}
          </Stack>
        )}
        <Text size="sm" c="dimmed">
          {rules.length === 0
            ? 'No rules yet.'
            : `Whoever matches no rule gets the default role: ${defaultRole}. Alt and an arrow key move a rule.`}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add('')}
            disabled={rules.length >= mostRules}
          >
            Add rule
          </Button>
          <Unused values={unused} onAdd={add} />
        </Group>
        <VisuallyHidden role="status">{news}</VisuallyHidden>
      </Stack>
    </Section>
  );
}

const mostShown = 8;

/** What the last sign-in had and no rule speaks of: a click away. */
function Unused({ values, onAdd }: { readonly values: readonly string[]; readonly onAdd: (value: string) => void }) {
  if (values.length === 0) return null;
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        In the last sign-in:
      </Text>
      {values.slice(0, mostShown).map((value) => (
        <Chip key={value} size="xs" checked={false} onChange={() => onAdd(value)}>
          <VisuallyHidden>Add a rule for </VisuallyHidden>
          {value}
        </Chip>
      ))}
      {values.length > mostShown && (
        <Text size="xs" c="dimmed">
          and {values.length - mostShown} more
        </Text>
      )}
    </Group>
  );
}
