/** On the audit log: destinations that events do not arrive at. */
import { listAuditStreams } from '@latchkey/contract';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useApi } from '../../../api/index.ts';
import { TextLink } from '../../../components/index.ts';
import { useAccount } from '../../../session/index.ts';

export function StreamTrouble() {
  const account = useAccount();
  const { data } = useApi(listAuditStreams, { params: { account: account.id } });
  const disabled = (data?.streams ?? []).filter(({ state }) => state === 'disabled');
  if (disabled.length === 0) return null;
  const names = disabled.map(({ description }) => description).join(', ');
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Events are not sent any more">
      Latchkey has stopped sending to {names}. <TextLink to="/audit-log/streaming">See why, and resume</TextLink>.
    </Alert>
  );
}
