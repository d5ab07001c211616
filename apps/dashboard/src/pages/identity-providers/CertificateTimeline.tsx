/** The lives of several certificates on one axis, with today marked: whether one takes over before another ends. */
import type { CertificateView } from '@latchkey/contract';
import { Box, Stack, Text } from '@mantine/core';
import { now } from '../../platform/index.ts';
import { certificateLife } from './certificate-life.ts';

const year = 365 * 86_400_000;
const colors = { future: 'blue', active: 'green', soon: 'yellow', urgent: 'red', expired: 'gray' } as const;

/** Nothing for one: its bar says it all. */
export function CertificateTimeline({ certificates }: { readonly certificates: readonly CertificateView[] }) {
  if (certificates.length < 2) return null;
  const present = now();
  // Old and far ends are cut off, so that today is never at the very edge.
  const begin = Math.max(present - year, Math.min(present, ...certificates.map(({ notBefore }) => notBefore)));
  const end = Math.min(
    present + 4 * year,
    Math.max(present + year / 12, ...certificates.map(({ notAfter }) => notAfter)),
  );
  const place = (at: number) => (Math.min(end, Math.max(begin, at)) - begin) / (end - begin);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    // The list below says the same in words.
    <Stack gap={6} aria-hidden>
      {certificates.map((certificate) => (
        <Box key={certificate.sha256} pos="relative" h={14} bg="var(--mantine-color-default-hover)">
          <Box
            pos="absolute"
            top={3}
            h={8}
            left={percent(place(certificate.notBefore))}
            w={percent(Math.max(0.005, place(certificate.notAfter) - place(certificate.notBefore)))}
            bg={colors[certificateLife(certificate, present).state]}
            style={{ borderRadius: 4 }}
          />
          <Box pos="absolute" top={0} h={14} left={percent(place(present))} w={2} bg="var(--mantine-color-text)" />
        </Box>
      ))}
      <Box pos="relative" h={16}>
        <Text
          size="xs"
          c="dimmed"
          pos="absolute"
          left={percent(place(present))}
          style={{ transform: `translateX(${place(present) > 0.9 ? '-100%' : '0'})` }}
        >
          today
        </Text>
      </Box>
    </Stack>
  );
}
