/** The requests for access that wait for a decision. */
import {
  type AccessRequest,
  approveAccessRequest,
  declineAccessRequest,
  listAccessRequests,
  listMembers,
  type Role,
} from '@latchkey/contract';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useApi, useApiMutation } from '../../api/index.ts';
import { RelativeTime, Section, TextLink, toastFailure, toastSuccess } from '../../components/index.ts';
import type { CurrentAccount } from '../../session/index.ts';
import { roleNames, rolesToGive } from './member-rules.ts';

/** Nothing while nobody asks. */
export function AccessRequests({ account }: { readonly account: CurrentAccount }) {
  const requests = useApi(
    listAccessRequests,
    { params: { account: account.id } },
    { enabled: account.isAdmin, refreshEvery: 30_000 },
  );
  const waiting = requests.data?.accessRequests ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section
      id="access-requests"
      title="Access requests"
      description={`These people have signed in at your identity provider and ask to become members of ${account.name}.`}
    >
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Access requests">
        {waiting.map((request) => (
          <RequestRow key={request.id} request={request} account={account} />
        ))}
      </Stack>
    </Section>
  );
}

interface RequestRowProps {
  readonly request: AccessRequest;
  readonly account: CurrentAccount;
}

function RequestRow({ request, account }: RequestRowProps) {
  const [role, setRole] = useState<Role>(request.role);
  const stale = { invalidates: [listAccessRequests, listMembers] };
  const approval = useApiMutation(approveAccessRequest, stale);
  const refusal = useApiMutation(declineAccessRequest, stale);
  const decided = useStaleList(account.id);
  const params = { account: account.id, request: request.id };
  const busy = approval.isPending || refusal.isPending;
  const failed = (failure: Error): void => {
    toastFailure(failure, 'Nothing was changed');
    // Somebody else was faster: the list shows what is left.
    decided();
  };
  const roles = rolesToGive(account.role, request.role, request.roleFromDirectory);
  return (
    <Group component="li" gap="md" align="flex-start" justify="space-between">
      <Stack gap={2} flex="1 1 280px" miw={0}>
        <Text size="sm" fw={500}>
          {request.name}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {request.email} · through {request.provider} · asked <RelativeTime at={request.createdAt} /> ·{' '}
          <TextLink to="/sign-in-attempts/$id" params={{ id: request.attemptId }} inherit>
            the sign-in
          </TextLink>
        </Text>
        {request.message !== '' && (
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            “{request.message}”
          </Text>
        )}
      </Stack>
      <Group gap="xs">
        {roles.length > 1 ? (
          <NativeSelect
            aria-label={`Role for ${request.name}`}
            size="xs"
            w={110}
            value={role}
            data={roles.map((each) => ({ value: each, label: roleNames[each] }))}
            onChange={({ currentTarget: { value } }) => setRole(roles.find((each) => each === value) ?? request.role)}
          />
        ) : (
          <Text size="sm">{roleNames[request.role]}, by directory</Text>
        )}
        <Button
          size="xs"
          disabled={busy}
          loading={approval.isPending}
          aria-label={`Approve ${request.name}`}
          onClick={() =>
            approval.mutate(
              { params, body: { role } },
              { onSuccess: () => toastSuccess(`${request.name} is a member now.`), onError: failed },
            )
          }
        >
          Approve
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          loading={refusal.isPending}
          aria-label={`Decline ${request.name}`}
          onClick={() =>
            refusal.mutate(
              { params },
              { onSuccess: () => toastSuccess(`The request of ${request.name} is declined.`), onError: failed },
            )
          }
        >
          Decline
        </Button>
      </Group>
    </Group>
  );
}

/** @returns reads the list anew. */
function useStaleList(account: string): () => void {
  const requests = useApi(listAccessRequests, { params: { account } });
  return () => void requests.refetch();
}
