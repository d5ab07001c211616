/** Settings > Account > Domains: which e-mail domains the account has proved to own. */
import { listDomains } from '@latchkey/contract';
import { Button, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWorldCheck } from '@tabler/icons-react';
import { useApi } from '../../api/index.ts';
import { EmptyState, Loaded, Section, SkeletonCard } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AddDomainDialog } from './AddDomainDialog.tsx';
import { DomainRow } from './DomainRow.tsx';

export function DomainsSection() {
  const { isAdmin } = useAccount();
  const [adding, add] = useDisclosure(false);
  return (
    <Section
      id="domains"
      title="Domains"
      description="E-mail domains that belong to you, proved in the DNS. With them people find your sign-in by their e-mail address, and an identity provider can be kept to your own addresses."
      action={
        isAdmin && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
            Add domain
          </Button>
        )
      }
    >
      {isAdmin ? <Domains /> : <Text size="sm">Admins and owners of the account see to them.</Text>}
      <AddDomainDialog opened={adding} onClose={add.close} />
    </Section>
  );
}

function Domains() {
  const { id } = useAccount();
  const domains = useApi(listDomains, { params: { account: id } }, { refreshEvery: 15_000 });
  return (
    <Loaded query={domains} skeleton={<SkeletonCard lines={2} />}>
      {({ domains: all }) =>
        all.length === 0 ? (
          <EmptyState icon={IconWorldCheck} title="No domain yet">
            Add the part of your people’s e-mail addresses after the @. You get a TXT record for your DNS; Latchkey
            finds it by itself.
          </EmptyState>
        ) : (
          <Paper withBorder component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Domains">
            {all.map((domain, index) => (
              <li
                key={domain.id}
                style={index > 0 ? { borderTop: '1px solid var(--mantine-color-default-border)' } : undefined}
              >
                <DomainRow domain={domain} />
              </li>
            ))}
          </Paper>
        )
      }
    </Loaded>
  );
}
