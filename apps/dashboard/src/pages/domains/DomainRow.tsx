/** One domain: its state, the record that proves it, and what the last look at the DNS found. */
import { type Domain, listDomains, removeDomain, verifyDomain } from '@latchkey/contract';
import { Alert, Button, Code, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useApiMutation } from '../../api/index.ts';
import {
  ConfirmByName,
  CopyValue,
  RelativeTime,
  StatusBadge,
  TextLink,
  type Tone,
  toastFailure,
  toastSuccess,
} from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';

const states: Readonly<Record<Domain['status'], { readonly tone: Tone; readonly word: string }>> = {
  pending: { tone: 'waiting', word: 'Waiting for the record' },
  verified: { tone: 'good', word: 'Verified' },
  at_risk: { tone: 'attention', word: 'Record missing' },
  lapsed: { tone: 'bad', word: 'No longer verified' },
};

export function DomainRow({ domain }: { readonly domain: Domain }) {
  const verified = domain.status === 'verified';
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Stack p="md" gap="md">
      <Group justify="space-between" gap="sm">
        <Group gap="xs" flex="1 1 240px" miw={0}>
          <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {domain.displayName}
          </Text>
          {domain.displayName !== domain.name && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {domain.name}
            </Text>
          )}
          <StatusBadge tone={states[domain.status].tone}>{states[domain.status].word}</StatusBadge>
        </Group>
        <Group gap="xs">
          {verified ? (
            <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened}>
              {opened ? 'Hide record' : 'Show record'}
            </Button>
          ) : (
            <VerifyNow domain={domain} />
          )}
          <Remove domain={domain} />
        </Group>
      </Group>
      <Warning domain={domain} />
      <Collapse expanded={opened || !verified}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {verified
              ? 'Leave this record in your DNS: Latchkey looks at it every day.'
              : 'Add a TXT record with this name and value where the DNS of the domain is kept. Latchkey looks for it by itself; you may leave this page.'}
          </Text>
          <CopyValue
            label={`Record name for ${domain.name}`}
            hint="type TXT; some editors want only the part before the domain"
            value={domain.record.name}
          />
          <CopyValue label={`Record value for ${domain.name}`} value={domain.record.value} />
          {verified && (
            <Group>
              <VerifyNow domain={domain} />
            </Group>
          )}
        </Stack>
      </Collapse>
      <LastCheck domain={domain} />
      <UsedBy domain={domain} />
    </Stack>
  );
}

function VerifyNow({ domain }: { readonly domain: Domain }) {
  const account = useAccount();
  const verification = useApiMutation(verifyDomain, {
    invalidates: [listDomains],
    onSuccess: (looked) => {
      if (looked.status === 'verified') toastSuccess(`${looked.displayName} is verified.`);
    },
  });
  return (
    <Button
      size="compact-sm"
      variant="light"
      loading={verification.isPending}
      aria-label={`Verify now: ${domain.displayName}`}
      onClick={() =>
        verification.mutate(
          { params: { account: account.id, domain: domain.id } },
          { onError: (error) => toastFailure(error, 'The DNS was not looked at') },
        )
      }
    >
      Verify now
    </Button>
  );
}

function Warning({ domain }: { readonly domain: Domain }) {
  if (domain.status === 'at_risk') {
    return (
      <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Its record is gone">
        It still counts as verified, and stops <RelativeTime at={domain.endsAt} /> unless the record is back.
      </Alert>
    );
  }
  if (domain.status !== 'lapsed') return null;
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title="It counts no longer">
      Its record was missing for a week. Set it again and the domain is verified again.
    </Alert>
  );
}

/** While the DNS is fine, when; else what was found there. */
function LastCheck({ domain: { lastCheck, nextCheckAt } }: { readonly domain: Domain }) {
  if (lastCheck === null) return null;
  if (lastCheck.outcome === 'found') {
    return (
      <Text size="xs" c="dimmed">
        Record seen <RelativeTime at={lastCheck.at} />
      </Text>
    );
  }
  return (
    <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />} aria-live="polite">
      <Text size="sm" inherit>
        {lastCheck.message}
      </Text>
      {lastCheck.outcome === 'other_value' && (
        <Code block mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {lastCheck.found.join('\n')}
        </Code>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        Looked <RelativeTime at={lastCheck.at} />
        {nextCheckAt === null ? (
          '. Latchkey has stopped looking by itself: press “Verify now” once the record is set.'
        ) : (
          <>
            , again <RelativeTime at={nextCheckAt} />
          </>
        )}
      </Text>
    </Alert>
  );
}

function UsedBy({ domain: { usedBy } }: { readonly domain: Domain }) {
  if (usedBy.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      Only addresses of listed domains get in through{' '}
      {usedBy.map(({ id, description }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <TextLink to="/settings/account/identity-providers/$id" params={{ id }} hash="options" inherit>
            {description}
          </TextLink>
        </span>
      ))}
    </Text>
  );
}

function Remove({ domain }: { readonly domain: Domain }) {
  const account = useAccount();
  const [asking, ask] = useDisclosure(false);
  const removal = useApiMutation(removeDomain, {
    invalidates: [listDomains],
    onSuccess: () => {
      ask.close();
      toastSuccess(`${domain.displayName} is removed.`);
    },
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        onClick={ask.open}
        aria-label={`Remove ${domain.displayName}`}
      >
        Remove
      </Button>
      <ConfirmByName
        opened={asking}
        onClose={() => {
          removal.reset();
          ask.close();
        }}
        title={`Remove ${domain.displayName}?`}
        name={domain.displayName}
        confirmLabel="Remove domain"
        pending={removal.isPending}
        failure={removal.error}
        onConfirm={() =>
          removal.mutate({
            params: { account: account.id, domain: domain.id },
            body: { name: domain.displayName },
          })
        }
      >
        The sign-in page no longer finds this account by addresses of {domain.displayName}. Nobody is signed out. If you
        add it again, it gets a new record.
      </ConfirmByName>
    </>
  );
}
