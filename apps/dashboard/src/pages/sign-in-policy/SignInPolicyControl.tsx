/** Mixed or Enforced: how people get into the account, changed only after a look at what it does. */
import type { Account, IdentityProvider, SignInPolicy } from '@latchkey/contract';
import { Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RelativeTime } from '../../components/index.ts';
import { EnforceDialog } from './EnforceDialog.tsx';
import { MixedDialog } from './MixedDialog.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { RecoveryStatus } from './RecoveryStatus.tsx';

interface SignInPolicyControlProps {
  readonly account: Account;
  readonly providers: readonly IdentityProvider[];
}

export function SignInPolicyControl({ account, providers }: SignInPolicyControlProps) {
  const [asking, setAsking] = useState<SignInPolicy | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <Stack gap={6}>
      <Radio.Group
        label="Sign-in policy"
        value={account.signInPolicy}
        onChange={(value) => setAsking(value === 'enforced' ? 'enforced' : 'mixed')}
      >
        <Group gap="xl" mt={6}>
          <Radio
            value="mixed"
            label="Mixed"
            description="People from before keep their passwords, new ones use single sign-on"
          />
          <Radio value="enforced" label="Enforced" description="Single sign-on only" />
        </Group>
      </Radio.Group>
      {account.signInPolicyChangedAt !== null && (
        <Text size="xs" c="dimmed">
          Last changed <RelativeTime at={account.signInPolicyChangedAt} />
        </Text>
      )}
      {account.signInPolicy === 'enforced' && <RecoveryStatus account={account} onCreated={setCodes} />}
      <EnforceDialog
        account={account}
        providers={providers}
        opened={asking === 'enforced'}
        onClose={() => setAsking(null)}
        onEnforced={setCodes}
      />
      <MixedDialog account={account} opened={asking === 'mixed'} onClose={() => setAsking(null)} />
      <RecoveryCodes account={account} codes={codes} onSaved={() => setCodes([])} />
    </Stack>
  );
}
