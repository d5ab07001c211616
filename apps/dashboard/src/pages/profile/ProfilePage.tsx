/** The person who is signed in: name, password, sessions. */
import { getProfile } from '@latchkey/contract';
import { Stack } from '@mantine/core';
import { useApi } from '../../api/index.ts';
import { Loaded, PageHeader, SkeletonCard } from '../../components/index.ts';
import { NameSection } from './NameSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

export function ProfilePage() {
  const profile = useApi(getProfile, {});
  return (
    <>
      <PageHeader title="Profile" description="Yours, in every account that you belong to." />
      <Stack gap="lg">
        <Loaded
          query={profile}
          skeleton={
            <Stack gap="lg">
              <SkeletonCard height={293} />
              <SkeletonCard height={332} />
            </Stack>
          }
        >
          {(data) => (
            <>
              <NameSection key={data.id} profile={data} />
              <PasswordSection profile={data} />
            </>
          )}
        </Loaded>
        <SessionsSection />
      </Stack>
    </>
  );
}
