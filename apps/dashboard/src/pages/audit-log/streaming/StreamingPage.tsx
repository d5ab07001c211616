/** Where audit events are sent while they happen, how that goes, and how receivers know that they are real. */
import { listAuditStreams } from '@latchkey/contract';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useApi } from '../../../api/index.ts';
import { AdminsOnly, EmptyState, Loaded, PageHeader, SkeletonCard } from '../../../components/index.ts';
import { useAccount } from '../../../session/index.ts';
import { NewStreamDialog } from './NewStreamDialog.tsx';
import { StreamSection } from './StreamSection.tsx';
import { VerifyHelp } from './VerifyHelp.tsx';

export function StreamingPage() {
  const account = useAccount();
  const [creating, create] = useDisclosure(false);
  const streams = useApi(
    listAuditStreams,
    { params: { account: account.id } },
    { enabled: account.isAdmin, refreshEvery: 5000 },
  );
  const button = (
    <Button onClick={create.open} leftSection={<IconPlus size={16} aria-hidden />}>
      New destination
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Streaming"
        description="Each event of the audit log is sent to your systems as a signed webhook, while it happens."
        back={{ to: '/audit-log', label: 'Audit log' }}
        action={account.isAdmin && button}
      />
      <AdminsOnly>
        <Stack gap="md">
          <Loaded query={streams} skeleton={<SkeletonCard />}>
            {(data) =>
              data.streams.length === 0 ? (
                <EmptyState icon={IconWebhook} title="Events are not sent anywhere" action={button}>
                  A destination is an https address of a SIEM, a log store, or a program of your own. It gets every
                  event from then on, in order, and again until it has arrived.
                </EmptyState>
              ) : (
                data.streams.map((stream) => <StreamSection key={stream.id} stream={stream} />)
              )
            }
          </Loaded>
          <VerifyHelp />
        </Stack>
        <NewStreamDialog opened={creating} onClose={create.close} />
      </AdminsOnly>
    </>
  );
}
