/** A state as a word with colour and icon, never as colour alone. */
import type { ProviderState } from '@latchkey/contract';
import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'waiting' | 'attention' | 'bad' | 'off';

const looks: Readonly<Record<Tone, { readonly color: string; readonly Icon: TablerIcon }>> = {
  good: { color: 'green', Icon: IconCircleCheck },
  waiting: { color: 'blue', Icon: IconClock },
  attention: { color: 'yellow', Icon: IconAlertTriangle },
  bad: { color: 'red', Icon: IconCircleX },
  off: { color: 'gray', Icon: IconCircleMinus },
};

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Instead of the tone's own. */
  readonly icon?: TablerIcon;
}

export function StatusBadge({ tone, children, icon }: StatusBadgeProps) {
  const { color, Icon: ToneIcon } = looks[tone];
  const Icon = icon ?? ToneIcon;
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={13} aria-hidden />} miw="max-content">
      {children}
    </Badge>
  );
}

const providerStates: Readonly<
  Record<ProviderState, { readonly tone: Tone; readonly word: string; readonly icon?: TablerIcon }>
> = {
  ready: { tone: 'waiting', word: 'Ready to test', icon: IconCircleDashed },
  proven: { tone: 'good', word: 'Proven' },
  unproven: { tone: 'attention', word: 'Unproven change' },
  failing: { tone: 'bad', word: 'Failing' },
  disabled: { tone: 'off', word: 'Disabled' },
};

/** The state of an identity provider. */
export function ProviderStateBadge({ state }: { readonly state: ProviderState }) {
  const { word, ...look } = providerStates[state];
  return <StatusBadge {...look}>{word}</StatusBadge>;
}
