/** The chart of sign-ins by day. Loaded on demand. */
import '@mantine/charts/styles.css';
import type { Overview } from '@latchkey/contract';
import { BarChart } from '@mantine/charts';
import { dayName } from './sign-in-summary.ts';

interface SignInsChartProps {
  readonly days: Overview['signIns'];
  /** In pixels. */
  readonly height: number;
}

export function SignInsChart({ days, height }: SignInsChartProps) {
  return (
    <BarChart
      h={height}
      data={days.map(({ day, succeeded, refused }) => ({
        day: dayName(day),
        'Signed in': succeeded,
        Refused: refused,
      }))}
      dataKey="day"
      type="stacked"
      series={[
        { name: 'Signed in', color: 'accent.5' },
        { name: 'Refused', color: 'red.6' },
      ]}
      withLegend
      legendProps={{ verticalAlign: 'top', height: 32 }}
      yAxisProps={{ allowDecimals: false, width: 36 }}
      barProps={{ isAnimationActive: false }}
      maxBarWidth={32}
      // The table beside it is what the keyboard and screen readers get.
      barChartProps={{ accessibilityLayer: false }}
    />
  );
}
