/** The plan of the account and, for owners, another one. */
import { type Account, entitlements, planNames } from '@latchkey/contract';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Section } from '../../components/index.ts';
import { ChangePlanDialog } from './ChangePlanDialog.tsx';

export function PlanSection({ account }: { readonly account: Account }) {
  const [changing, change] = useDisclosure(false);
  return (
    <Section
      title="Plan"
      id="plan"
      action={
        account.role === 'owner' && (
          <Button variant="default" onClick={change.open}>
            Change plan
          </Button>
        )
      }
    >
      <Text size="sm">
        <b>{planNames[account.plan]}</b>
        {entitlements[account.plan].samlSso
          ? ', with SAML single sign-on and its enforcement.'
          : ', without single sign-on.'}
        {account.role !== 'owner' && ' An owner can change it.'}
      </Text>
      <ChangePlanDialog account={account} opened={changing} onClose={change.close} />
    </Section>
  );
}
