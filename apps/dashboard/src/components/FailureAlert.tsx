/** What went wrong, on top of a form or in place of a page: what was found and what to do. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiFailure } from '../api/index.ts';

interface FailureAlertProps {
  /** Nothing is shown for `null`. */
  readonly failure: Error | null;
  /** What did not work, e.g. `The invitation was not sent`. */
  readonly title?: string;
  readonly onRetry?: () => void;
  /** More to say or do. */
  readonly children?: ReactNode;
}

export function FailureAlert({ failure, title, onRetry, children }: FailureAlertProps) {
  if (failure === null) return null;
  const requestId = failure instanceof ApiFailure && failure.status >= 500 ? failure.requestId : null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} title={title} role="alert">
      <Text size="sm" inherit>
        {failure.message}
      </Text>
      {requestId !== null && (
        <Text size="xs" mt={4}>
          Request id: <code>{requestId}</code>
        </Text>
      )}
      {children}
      {onRetry !== undefined && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
