/** Settings > Account > Single Sign-On (SSO): the sign-in policy, the identity providers, and what is missing. */
import { getAccount, listIdentityProviders } from '@latchkey/contract';
import { Stack, Text } from '@mantine/core';
import { useApi } from '../../api/index.ts';
import { Loaded, Section, SkeletonCard } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { SetupLinkList } from '../setup-links/SetupLinkList.tsx';
import { PlanGate } from '../sign-in-policy/PlanGate.tsx';
import { SignInPolicyControl } from '../sign-in-policy/SignInPolicyControl.tsx';
import { NewProviderMenu } from './NewProviderMenu.tsx';
import { NoProviders, ProviderList } from './ProviderList.tsx';

export function SingleSignOnSection() {
  const { id, isAdmin } = useAccount();
  const account = useApi(getAccount, { params: { account: id } });
  const canCreate = isAdmin && account.data?.ssoIncluded === true;
  return (
    <Section
      id="single-sign-on"
      title="Single Sign-On (SSO)"
      description="People sign in at your identity provider, such as Microsoft Entra ID; only those it lets in get in."
      action={canCreate ? <NewProviderMenu /> : undefined}
    >
      {isAdmin ? <ForAdmins /> : <Text size="sm">Admins and owners of the account set this up.</Text>}
    </Section>
  );
}

function ForAdmins() {
  const { id } = useAccount();
  const account = useApi(getAccount, { params: { account: id } });
  const providers = useApi(listIdentityProviders, { params: { account: id } }, { refreshEvery: 15_000 });
  return (
    <Loaded query={account} skeleton={<SkeletonCard lines={3} />}>
      {(present) => (
        <Stack gap="lg">
          {!present.ssoIncluded && <PlanGate account={present} />}
          <Loaded query={providers} skeleton={<SkeletonCard lines={2} />}>
            {({ identityProviders }) => (
              <>
                {(present.ssoIncluded || present.signInPolicy === 'enforced') && identityProviders.length > 0 && (
                  <SignInPolicyControl account={present} providers={identityProviders} />
                )}
                {identityProviders.length > 0 && <ProviderList providers={identityProviders} />}
                {identityProviders.length === 0 && present.ssoIncluded && <NoProviders />}
                <SetupLinkList />
              </>
            )}
          </Loaded>
        </Stack>
      )}
    </Loaded>
  );
}
