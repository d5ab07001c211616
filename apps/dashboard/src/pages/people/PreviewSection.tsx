/** What the settings, saved or not, make of the last real sign-in. */
import type { PeoplePreview } from '@latchkey/contract';
import { Box, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded, RelativeTime, Section, TextLink } from '../../components/index.ts';
import { shortAttributeName } from '../sign-in-attempts/short-attribute-name.ts';

export function PreviewSection({ query }: { readonly query: UseQueryResult<PeoplePreview> }) {
  return (
    <Section title="Preview" description="What these settings, saved or not, make of the last real sign-in.">
      <Loaded query={query} skeleton={<Skeleton h={120} />}>
        {(preview) => <Preview preview={preview} />}
      </Loaded>
    </Section>
  );
}

function Preview({ preview: { attempt, person, role } }: { readonly preview: PeoplePreview }) {
  if (attempt === null || person === null) {
    return (
      <Text size="sm" c="dimmed">
        Nobody has signed in through this identity provider yet. Press Test: then this shows what comes of it.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Sign-in of {attempt.subject ?? 'somebody'}, <RelativeTime at={attempt.at} />.{' '}
        <TextLink to="/sign-in-attempts/$id" params={{ id: attempt.id }} inherit>
          See all that was sent
        </TextLink>
      </Text>
      <Stack gap="xs" component="dl" m={0}>
        <Line title="E-mail address" from={person.email.from}>
          {person.email.value ?? 'missing: this person would be refused'}
        </Line>
        <Line title="Name" from={null}>
          {person.name}
        </Line>
        <Line title="First name" from={person.firstName.from}>
          {person.firstName.value ?? 'not sent'}
        </Line>
        <Line title="Last name" from={person.lastName.from}>
          {person.lastName.value ?? 'not sent'}
        </Line>
        <Line title="Display name" from={person.displayName.from}>
          {person.displayName.value ?? 'not sent'}
        </Line>
        <Line title="Roles and groups" from={null}>
          {person.roleValues.length === 0 ? 'none' : person.roleValues.join(', ')}
        </Line>
        <Line title="Role" from={null}>
          {roleWords(role)}
        </Line>
      </Stack>
    </Stack>
  );
}

function roleWords({ role, because, rule }: PeoplePreview['role']): string {
  const name = role === 'admin' ? 'Admin' : 'Member';
  switch (because) {
    case 'no_rules':
      return 'As given on the Members page; newcomers get the default role.';
    case 'overage':
      return 'Left as it is: there were too many groups to be listed.';
    case 'default':
      return `${name}: no rule matches, the default role.`;
    case 'rule':
      return `${name}, by rule ${(rule ?? 0) + 1}.`;
  }
}

interface LineProps {
  readonly title: string;
  /** The attribute. */
  readonly from: string | null;
  readonly children: ReactNode;
}

function Line({ title, from, children }: LineProps) {
  return (
    <Box style={{ display: 'flex', flexWrap: 'wrap', columnGap: 16 }}>
      <Text component="dt" size="sm" c="dimmed" flex="0 0 140px">
        {title}
      </Text>
      <Text component="dd" size="sm" m={0} flex="1 1 240px" style={{ overflowWrap: 'anywhere' }}>
        {children}
        {from !== null && (
          <Text span size="xs" c="dimmed" title={from}>
            {' '}
            from {shortAttributeName(from)}
          </Text>
        )}
      </Text>
    </Box>
  );
}
