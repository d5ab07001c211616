/** How many members and identity providers there are. */
import type { Overview } from '@latchkey/contract';
import { Group, Text } from '@mantine/core';
import { TextLink } from '../../components/index.ts';

interface FactsProps {
  readonly overview: Overview;
  readonly isAdmin: boolean;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function Facts({ overview, isAdmin }: FactsProps) {
  const providers = counted(overview.providers, 'identity provider');
  return (
    <Group gap="md">
      <TextLink to="/members" size="sm">
        {counted(overview.members, 'member')}
      </TextLink>
      {isAdmin ? (
        <TextLink to="/settings/account" hash="single-sign-on" size="sm">
          {providers}
        </TextLink>
      ) : (
        <Text size="sm">{providers}</Text>
      )}
    </Group>
  );
}
