/** Why it was refused, and what to do about it on either side, in the words of their menus. */
import type { Explanation, Fix } from '@latchkey/contract';
import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Path } from '../identity-providers/Path.tsx';

interface WhyAndFixProps {
  readonly explanation: Explanation;
  readonly expected: readonly string[];
  readonly side: string;
}

export function WhyAndFix({ explanation, side }: WhyAndFixProps) {
  const { entra, latchkey } = explanation;
  return (
    <Stack gap="md">
      <Part title="Why">
        <Text size="sm">{explanation.why}</Text>
        <Text size="xs" c="dimmed">
          {side}
        </Text>
      </Part>
      {(entra !== null || latchkey !== null) && (
        <Part title="Fix">
          {entra !== null && <FixLine fix={entra} />}
          {latchkey !== null && <FixLine fix={latchkey} />}
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

function FixLine({ fix }: { readonly fix: Fix }) {
  return (
    <Text size="sm">
      <Path steps={fix.path} />: {fix.action}
    </Text>
  );
}
