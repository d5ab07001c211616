/** Sign-ins over time: a sentence for everybody, a chart for who can see it, a table for who cannot. */
import type { Overview } from '@latchkey/contract';
import { Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Section, TextLink } from '../../components/index.ts';
import { dayName, signInSummary } from './sign-in-summary.ts';

// The chart library is larger than the rest of the page.
const SignInsChart = lazy(async () => ({ default: (await import('./SignInsChart.tsx')).SignInsChart }));

const chartHeight = 220;

interface SignInsSectionProps {
  readonly days: Overview['signIns'];
  readonly isAdmin: boolean;
}

export function SignInsSection({ days, isAdmin }: SignInsSectionProps) {
  const { total, sentence } = signInSummary(days);
  return (
    <Section
      title="Sign-ins"
      description={sentence}
      action={
        isAdmin &&
        total > 0 && (
          <TextLink to="/sign-in-attempts" size="sm">
            All attempts
          </TextLink>
        )
      }
    >
      {total === 0 ? (
        <Text size="sm" c="dimmed">
          The chart appears with the first sign-in through an identity provider.
        </Text>
      ) : (
        <>
          <div aria-hidden style={{ height: chartHeight }}>
            <Suspense fallback={<Skeleton h={chartHeight} />}>
              <SignInsChart days={days} height={chartHeight} />
            </Suspense>
          </div>
          <VisuallyHidden>
            <SignInsTable days={days} />
          </VisuallyHidden>
        </>
      )}
    </Section>
  );
}

function SignInsTable({ days }: { readonly days: Overview['signIns'] }) {
  return (
    <table>
      <caption>Sign-ins by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Signed in</th>
          <th scope="col">Refused</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, succeeded, refused }) => (
          <tr key={day}>
            <th scope="row">{dayName(day)}</th>
            <td>{succeeded}</td>
            <td>{refused}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
