/** Identity providers whose last sign-ins were refused. */
import type { Overview } from '@latchkey/contract';
import { Code, Group, Stack, Text } from '@mantine/core';
import { ProviderStateBadge, RelativeTime, Section, TextLink } from '../../components/index.ts';

interface FailingProvidersProps {
  readonly providers: Overview['failingProviders'];
  readonly isAdmin: boolean;
}

export function FailingProviders({ providers, isAdmin }: FailingProvidersProps) {
  return (
    <Section title="Failing" description="The last sign-ins through these were refused.">
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {providers.map(({ id, description, code, attemptId, at }) => (
          <Stack key={id} component="li" gap={4}>
            <Group gap="xs">
              <Text size="sm" fw={500}>
                {description}
              </Text>
              <ProviderStateBadge state="failing" />
            </Group>
            <Text size="xs" c="dimmed">
              <Code fz="xs">{code}</Code> <RelativeTime at={at} />
              {isAdmin && (
                <>
                  {' · '}
                  <TextLink to="/sign-in-attempts/$id" params={{ id: attemptId }} inherit>
                    See why
                  </TextLink>
                </>
              )}
            </Text>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
