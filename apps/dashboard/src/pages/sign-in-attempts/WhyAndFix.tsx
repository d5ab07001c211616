/** Why it was refused, and what to do about it on either side, in the words of their menus. */
import type { Explanation, Fix, IdentityProvider } from '@latchkey/contract';
import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { TextLink } from '../../components/index.ts';
import { Path } from '../identity-providers/Path.tsx';
import { placeAt, targetOf } from './fix-places.ts';
import { otherSide, sideWords } from './side-words.ts';

interface WhyAndFixProps {
  readonly explanation: Explanation;
  readonly vendor: string;
  /** `undefined` once it is deleted: then no link leads to it. */
  readonly provider: IdentityProvider | undefined;
}

export function WhyAndFix({ explanation, vendor, provider }: WhyAndFixProps) {
  const { entra, latchkey } = explanation;
  return (
    <Stack gap="md">
      <Part title="Why">
        <Text size="sm">{explanation.why}</Text>
        <Text size="xs" c="dimmed">
          {sideWords(explanation.side, vendor)}
        </Text>
      </Part>
      {(entra !== null || latchkey !== null) && (
        <Part title="Fix">
          {entra !== null && <FixThere fix={entra} vendor={vendor} />}
          {latchkey !== null && <FixHere fix={latchkey} provider={provider} />}
        </Part>
      )}
    </Stack>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      <Stack gap="xs">{children}</Stack>
    </div>
  );
}

/** At the identity provider. A vendor whose place is not known gets Entra's as the nearest hint. */
function FixThere({ fix, vendor }: { readonly fix: Fix; readonly vendor: string }) {
  const place = placeAt(vendor, fix.path);
  return (
    <Text size="sm">
      {place === null && `The counterpart at ${otherSide(vendor)} of, in Entra, `}
      <Path steps={place ?? fix.path} />: {fix.action}
    </Text>
  );
}

function FixHere({ fix, provider }: { readonly fix: Fix; readonly provider: IdentityProvider | undefined }) {
  return (
    <Text size="sm">
      <PlaceLink fix={fix} provider={provider} />: {fix.action}
    </Text>
  );
}

function PlaceLink({ fix, provider }: { readonly fix: Fix; readonly provider: IdentityProvider | undefined }) {
  const path = <Path steps={fix.path} />;
  const target = targetOf(fix.path);
  if (target?.kind === 'page') {
    return (
      <TextLink to={target.to} inherit underline="always">
        {path}
      </TextLink>
    );
  }
  if (target === null || provider === undefined) return path;
  if (target.kind === 'test') {
    return (
      <Anchor href={provider.testUrl} inherit underline="always">
        {path}
      </Anchor>
    );
  }
  return (
    <TextLink
      to="/settings/account/identity-providers/$id"
      params={{ id: provider.id }}
      hash={target.tab}
      inherit
      underline="always"
    >
      {path}
    </TextLink>
  );
}
