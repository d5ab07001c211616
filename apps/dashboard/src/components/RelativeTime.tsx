/** A time as people read it, with the exact one on hover and focus; it keeps up with the clock. */
import { Text, Tooltip } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useReducer } from 'react';
import { now } from '../platform/index.ts';
import { exactTime, relativeTime } from './relative-time.ts';

interface RelativeTimeProps {
  /** Milliseconds since the Unix epoch; `null` shows `never`. */
  readonly at: number | null;
  /** Shown instead of `never`. */
  readonly never?: string;
}

export function RelativeTime({ at, never = 'Never' }: RelativeTimeProps) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useInterval(tick, 30_000, { autoInvoke: true });
  if (at === null)
    return (
      <Text span c="dimmed" inherit>
        {never}
      </Text>
    );
  return (
    <Tooltip label={exactTime(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={new Date(at).toISOString()} style={{ whiteSpace: 'nowrap' }}>
        {relativeTime(at, now())}
      </time>
    </Tooltip>
  );
}
