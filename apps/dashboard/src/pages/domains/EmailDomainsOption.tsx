/** Options of a provider > E-mail domains: any address, or only those of verified domains. */
import {
  changeEmailDomains,
  type EmailDomains,
  getEmailDomains,
  type IdentityProvider,
  listDomains,
} from '@latchkey/contract';
import { Alert, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useApiMutation } from '../../api/index.ts';
import { FailureAlert, Loaded, Section, SkeletonCard, TextLink, toastSuccess } from '../../components/index.ts';
import { useUnsaved } from '../../forms/index.ts';
import { useAccount } from '../../session/index.ts';

export function EmailDomainsOption({ provider }: { readonly provider: IdentityProvider }) {
  const account = useAccount();
  const params = { account: account.id, provider: provider.id };
  const saved = useApi(getEmailDomains, { params });
  return (
    <Section
      title="E-mail domains"
      description="Which addresses this identity provider may sign people in with. The domain must be the same to the letter: sub-domains count only when they are listed."
    >
      <Loaded query={saved} skeleton={<SkeletonCard lines={2} />}>
        {({ emailDomains }) => (
          <EmailDomainsForm key={emailDomains?.join() ?? 'any'} params={params} saved={emailDomains} />
        )}
      </Loaded>
    </Section>
  );
}

interface FormProps {
  readonly params: { readonly account: string; readonly provider: string };
  readonly saved: EmailDomains;
}

function EmailDomainsForm({ params, saved }: FormProps) {
  const [listed, setListed] = useState(saved !== null);
  const [chosen, setChosen] = useState<readonly string[]>(saved ?? []);
  const domains = useApi(listDomains, { params: { account: params.account } });
  const change = useApiMutation(changeEmailDomains, {
    invalidates: [getEmailDomains, listDomains],
    onSuccess: () => toastSuccess('Saved'),
  });
  const wanted: EmailDomains = listed ? [...chosen].sort() : null;
  const dirty = (wanted?.join() ?? null) !== (saved?.join() ?? null);
  useUnsaved(dirty);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ params, body: { emailDomains: wanted, from: saved } });
      }}
    >
      <Stack gap="md">
        <FailureAlert failure={change.error} title="The option was not changed" />
        <Radio.Group
          aria-label="E-mail domains"
          value={listed ? 'listed' : 'any'}
          onChange={(value) => setListed(value === 'listed')}
        >
          <Stack gap="sm" maw={720}>
            <Radio
              value="any"
              label="Any e-mail address"
              description="Guests and people with addresses elsewhere get in, if the identity provider lets them in."
            />
            <Radio
              value="listed"
              label="Only these domains"
              description="Everybody else is refused, members and invited people included."
            />
          </Stack>
        </Radio.Group>
        {listed && (
          <Loaded query={domains} skeleton={<SkeletonCard lines={2} />}>
            {(present) => <DomainChoice domains={present.domains} chosen={chosen} onChoose={setChosen} />}
          </Loaded>
        )}
        {dirty && (
          <Group>
            <Button type="submit" loading={change.isPending} disabled={wanted?.length === 0}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface DomainChoiceProps {
  readonly domains: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly verifiedAt: number | null;
  }[];
  readonly chosen: readonly string[];
  readonly onChoose: (names: readonly string[]) => void;
}

function DomainChoice({ domains, chosen, onChoose }: DomainChoiceProps) {
  const offered = domains.filter(({ name, verifiedAt }) => verifiedAt !== null || chosen.includes(name));
  const lapsed = offered.filter(({ name, verifiedAt }) => verifiedAt === null && chosen.includes(name));
  if (offered.length === 0) {
    return (
      <Text size="sm" pl={32}>
        No domain is verified yet.{' '}
        <TextLink to="/settings/account" hash="domains" inherit>
          Add one under Domains
        </TextLink>
      </Text>
    );
  }
  return (
    <Stack gap="sm" pl={32}>
      <Checkbox.Group aria-label="Domains" value={[...chosen]} onChange={onChoose}>
        <Stack gap="xs">
          {offered.map(({ name, displayName }) => (
            <Checkbox key={name} value={name} label={displayName === name ? name : `${displayName} (${name})`} />
          ))}
        </Stack>
      </Checkbox.Group>
      {lapsed.length > 0 && (
        <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />}>
          {lapsed.map(({ displayName }) => displayName).join(', ')} is no longer verified: nobody of it gets in.
        </Alert>
      )}
    </Stack>
  );
}
