/** How long a certificate still lasts: a bar and words, exact on hover. */
import type { CertificateView } from '@latchkey/contract';
import { Group, Progress, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { exactTime } from '../../components/index.ts';
import { now } from '../../platform/index.ts';
import { type CertificateLife, certificateLife } from './certificate-life.ts';

const colors: Readonly<Record<CertificateLife['state'], string>> = {
  future: 'blue',
  active: 'green',
  soon: 'yellow',
  urgent: 'red',
  expired: 'red',
};

interface CertificateBarProps {
  readonly certificate: CertificateView;
  /** Begins the words, e.g. `certificate`. */
  readonly prefix?: string;
  readonly width?: number;
}

export function CertificateBar({ certificate, prefix, width = 96 }: CertificateBarProps) {
  const life = certificateLife(certificate, now());
  const words = prefix === undefined ? life.words : `${prefix} ${life.words}`;
  const span = `${exactTime(certificate.notBefore)} to ${exactTime(certificate.notAfter)}`;
  return (
    <Tooltip label={span} events={{ hover: true, focus: true, touch: true }} multiline maw={320}>
      <Group gap="xs" wrap="nowrap">
        {life.state === 'expired' && <IconCircleX size={14} color="var(--mantine-color-red-text)" aria-hidden />}
        {(life.state === 'soon' || life.state === 'urgent') && (
          <IconAlertTriangle size={14} color={`var(--mantine-color-${colors[life.state]}-text)`} aria-hidden />
        )}
        <Text size="sm" c={life.state === 'expired' || life.state === 'urgent' ? 'red' : 'dimmed'}>
          {words}
        </Text>
        <Progress
          value={Math.round(life.left * 100)}
          color={colors[life.state]}
          w={width}
          size="sm"
          aria-label={`${Math.round(life.left * 100)} % of the certificate’s life is left`}
        />
      </Group>
    </Tooltip>
  );
}
