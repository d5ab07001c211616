/** What stands in place of a page while its code or the session loads. Quick loads never show it. */
import { Skeleton, Stack } from '@mantine/core';
import { SkeletonCard } from '../components/skeletons.tsx';

export function PendingPage() {
  return (
    <Stack gap="lg" role="status" aria-label="Loading" aria-busy p="md" maw={1080} mx="auto">
      <Skeleton h={32} w={220} />
      <SkeletonCard lines={4} />
    </Stack>
  );
}
