/** On a plan without single sign-on: what is missing, and the way to it. */
import { type Account, entitlements, type Plan, planNames } from '@latchkey/contract';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { ChangePlanDialog } from '../settings/ChangePlanDialog.tsx';

// The keys of `planNames` are the plans.
const plansWithSso = (Object.keys(planNames) as Plan[]).filter((plan) => entitlements[plan].samlSso);
const inWords = plansWithSso.map((plan) => planNames[plan]).join(' and ');

export function PlanGate({ account }: { readonly account: Account }) {
  const [changing, change] = useDisclosure(false);
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconLock aria-hidden />}
      title={`The plan ${planNames[account.plan]} does not include single sign-on`}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {inWords} include it: sign-in through SAML, joining by itself, and enforcement.
          {account.role !== 'owner' && ' Ask an owner of the account to change the plan.'}
        </Text>
        {account.role === 'owner' && (
          <Button size="xs" onClick={change.open}>
            Change plan
          </Button>
        )}
      </Stack>
      <ChangePlanDialog account={account} opened={changing} onClose={change.close} />
    </Alert>
  );
}
