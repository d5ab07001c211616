/** On a plan without single sign-on: what is missing, and the way to it. */
import { type Account, changePlan, entitlements, getAccount, type Plan, planNames } from '@latchkey/contract';
import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';

// The keys of `planNames` are the plans.
const plansWithSso = (Object.keys(planNames) as Plan[]).filter((plan) => entitlements[plan].samlSso);
const inWords = plansWithSso.map((plan) => planNames[plan]).join(' and ');

export function PlanGate({ account }: { readonly account: Account }) {
  const [choosing, setChoosing] = useState(false);
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
          <Button size="xs" onClick={() => setChoosing(true)}>
            Change plan
          </Button>
        )}
      </Stack>
      <Modal opened={choosing} onClose={() => setChoosing(false)} title="Change plan" centered>
        <ChoosePlan account={account} onDone={() => setChoosing(false)} />
      </Modal>
    </Alert>
  );
}

function ChoosePlan({ account, onDone }: { readonly account: Account; readonly onDone: () => void }) {
  const [plan, setPlan] = useState<string>(plansWithSso[0] ?? account.plan);
  const change = useApiMutation(changePlan, {
    invalidates: [getAccount],
    onSuccess: (changed) => {
      toastSuccess(`The plan is ${planNames[changed.plan]} now.`);
      onDone();
    },
  });
  const chosen = plansWithSso.find((each) => each === plan);
  return (
    <Stack gap="md">
      <FailureAlert failure={change.error} title="The plan was not changed" />
      <Radio.Group label="Plans with single sign-on" value={plan} onChange={setPlan}>
        <Stack gap="xs" mt="xs">
          {plansWithSso.map((each) => (
            <Radio key={each} value={each} label={planNames[each]} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        No payment is taken.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          loading={change.isPending}
          onClick={() => chosen && change.mutate({ params: { account: account.id }, body: { plan: chosen } })}
        >
          Change plan
        </Button>
      </Group>
    </Stack>
  );
}
