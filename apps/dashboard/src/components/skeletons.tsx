/** What stands where content will be: the same size, so that nothing jumps. */
import { Group, Paper, Skeleton, Stack } from '@mantine/core';

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `place-${index}`);

/** Rows of a table. */
export function SkeletonTable({ rows = 5 }: { readonly rows?: number }) {
  return (
    <Paper withBorder>
      <Stack gap={0}>
        {keys(rows).map((key) => (
          <Group key={key} h={49} px="md" justify="space-between" wrap="nowrap">
            <Skeleton h={12} w="34%" />
            <Skeleton h={12} w="16%" />
            <Skeleton h={12} w="12%" />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

interface SkeletonCardProps {
  readonly lines?: number;
  /** Of the card that will stand here, in pixels on a desktop, so that what is below it stays where it is. */
  readonly height?: number;
}

/** Lines of a card. */
export function SkeletonCard({ lines = 3, height = 0 }: SkeletonCardProps) {
  return (
    <Paper withBorder p="lg" mih={height}>
      <Stack gap="md">
        <Skeleton h={16} w="30%" />
        {keys(lines).map((key) => (
          <Skeleton key={key} h={36} />
        ))}
      </Stack>
    </Paper>
  );
}
