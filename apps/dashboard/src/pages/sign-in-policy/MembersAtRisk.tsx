/** Who may be locked out once single sign-on is enforced, why, and what to do about it. */
import type { MemberAtRisk, RiskReason } from '@latchkey/contract';
import { Chip, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { countReasons, filterRisks, riskWords } from './risks.ts';

interface MembersAtRiskProps {
  readonly members: readonly MemberAtRisk[];
  /** How many members there are in all. */
  readonly total: number;
}

/** With more than these a search helps. */
const searchFrom = 6;

export function MembersAtRisk({ members, total }: MembersAtRiskProps) {
  const [chosen, setChosen] = useState<RiskReason | null>(null);
  const [search, setSearch] = useState('');
  if (members.length === 0) return <Text size="sm">Every member has signed in through single sign-on before.</Text>;
  const counts = countReasons(members);
  // A reason that has just been seen to does not filter any more.
  const reason = counts.some((one) => one.reason === chosen) ? chosen : null;
  const shown = filterRisks(members, reason, search);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {members.length} of {total} {total === 1 ? 'member' : 'members'} may be locked out
      </Text>
      <Group gap={6} role="group" aria-label="Filter by reason">
        {counts.map((one) => (
          <Chip
            key={one.reason}
            size="xs"
            checked={reason === one.reason}
            onChange={(checked) => setChosen(checked ? one.reason : null)}
          >
            {riskWords[one.reason].label} ({one.count})
          </Chip>
        ))}
      </Group>
      {members.length > searchFrom && (
        <TextInput
          size="xs"
          type="search"
          aria-label="Search these members"
          placeholder="Name or e-mail"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={({ currentTarget: { value } }) => setSearch(value)}
        />
      )}
      <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': 'Members at risk' }}>
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {shown.map((member) => (
            <Risk key={member.id} member={member} />
          ))}
        </Stack>
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            None of them matches.
          </Text>
        )}
      </ScrollArea.Autosize>
    </Stack>
  );
}

function Risk({ member }: { readonly member: MemberAtRisk }) {
  return (
    <li style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm">
        {member.name} · {member.email}
      </Text>
      {member.reasons.map((reason) => (
        <Text key={reason} size="xs" c="dimmed">
          {riskWords[reason].label}
          {reason === 'other_email' && member.providerEmail !== null && `: ${member.providerEmail}`}.{' '}
          {riskWords[reason].advice}
        </Text>
      ))}
    </li>
  );
}
