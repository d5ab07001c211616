/** Another plan: what it includes, and what stops working. */
import {
  type Account,
  changePlan,
  entitlements,
  getAccount,
  getOverview,
  type Plan,
  planNames,
} from '@latchkey/contract';
import { Alert, Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiMutation } from '../../api/index.ts';
import { FailureAlert, toastSuccess } from '../../components/index.ts';

interface ChangePlanDialogProps {
  readonly account: Account;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** For owners only. */
export function ChangePlanDialog({ account, opened, onClose }: ChangePlanDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Change plan" centered>
      <ChangePlanForm account={account} onDone={onClose} />
    </Modal>
  );
}

const plans: readonly Plan[] = ['free', 'pay_as_you_go', 'enterprise'];

const included = (plan: Plan): string => {
  const { samlSso, enforcement } = entitlements[plan];
  if (!samlSso) return 'Members sign in with passwords. No single sign-on.';
  return enforcement ? 'SAML single sign-on, which can be enforced.' : 'SAML single sign-on.';
};

function ChangePlanForm({ account, onDone }: { readonly account: Account; readonly onDone: () => void }) {
  const [chosen, setChosen] = useState<Plan>(account.plan);
  const change = useApiMutation(changePlan, {
    invalidates: [getAccount, getOverview],
    onSuccess: ({ plan }) => {
      toastSuccess(`The plan is ${planNames[plan]} now.`);
      onDone();
    },
  });
  const losesSso = account.ssoIncluded && !entitlements[chosen].samlSso;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ params: { account: account.id }, body: { plan: chosen } });
      }}
    >
      <Stack gap="md">
        <FailureAlert failure={change.error} title="The plan was not changed" />
        <Radio.Group
          label="Plan"
          value={chosen}
          onChange={(value) => setChosen(plans.find((plan) => plan === value) ?? account.plan)}
        >
          <Stack gap="xs" mt="xs">
            {plans.map((plan) => (
              <Radio
                key={plan}
                value={plan}
                label={plan === account.plan ? `${planNames[plan]} (now)` : planNames[plan]}
                description={included(plan)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {losesSso && (
          <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            Single sign-on stops working. People without a password cannot sign in until the plan includes it again.
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} disabled={chosen === account.plan}>
            Change plan
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
