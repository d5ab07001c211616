/** Seven small bars: the sign-ins of the last seven days, oldest first. */

interface SparklineProps {
  readonly days: readonly number[];
}

const barWidth = 6;
const gap = 3;
const height = 22;

export function Sparkline({ days }: SparklineProps) {
  const most = Math.max(1, ...days);
  const width = Math.max(0, days.length * (barWidth + gap) - gap);
  const spoken = `Sign-ins a day, oldest first: ${days.join(', ')}`;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken}>
      <title>{spoken}</title>
      {days.map((count, index) => {
        // A day without sign-ins keeps a line, so that the week can be counted.
        const barHeight = Math.max(1.5, (count / most) * height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is what a bar is
            key={index}
            x={index * (barWidth + gap)}
            y={height - barHeight}
            width={barWidth}
            height={barHeight}
            rx={1}
            fill={count === 0 ? 'var(--mantine-color-dimmed)' : 'var(--mantine-primary-color-filled)'}
            opacity={count === 0 ? 0.5 : 1}
          />
        );
      })}
    </svg>
  );
}
