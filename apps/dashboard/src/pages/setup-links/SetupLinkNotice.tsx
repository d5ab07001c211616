/** On the page of a disabled provider: that it came through a setup link, and what the admin does with it. */
import { type IdentityProvider, listSetupLinks } from '@latchkey/contract';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useApi } from '../../api/index.ts';
import { RelativeTime, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { useProviderChange } from '../identity-providers/use-provider-change.ts';

export function SetupLinkNotice({ provider }: { readonly provider: IdentityProvider }) {
  const account = useAccount();
  const links = useApi(listSetupLinks, { params: { account: account.id } }, { enabled: !provider.enabled });
  const { change, pending } = useProviderChange(provider, 'Not enabled');
  const link = links.data?.setupLinks.find(
    ({ providerId, metadataAt, status }) => providerId === provider.id && metadataAt !== null && status !== 'finished',
  );
  if (provider.enabled || link === undefined) return null;
  return (
    <Alert
      variant="light"
      color={link.testedAt === null ? 'yellow' : 'green'}
      icon={<IconLink aria-hidden />}
      title={`Set up through a link by ${link.recipient}`}
    >
      <Text size="sm" inherit>
        Its metadata came <RelativeTime at={link.metadataAt} />.{' '}
        {link.testedAt === null ? (
          'It has not been tested yet.'
        ) : (
          <>
            A test has passed <RelativeTime at={link.testedAt} />.
          </>
        )}{' '}
        Whoever runs this identity provider decides who comes in as whom: look under Connection whether the entity ID
        and the certificates are those of your own. Nobody signs in through it until you enable it; then the link ends.
      </Text>
      <Group mt="sm">
        <Button
          size="xs"
          loading={pending}
          onClick={() => change({ enabled: true }, () => toastSuccess(`${provider.description} is enabled.`))}
        >
          Enable
        </Button>
      </Group>
    </Alert>
  );
}
