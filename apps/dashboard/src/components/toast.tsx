/** Short messages that come and go: what worked, and what did not where no form can say it. */
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';

export function toastSuccess(message: string): void {
  notifications.show({ message, color: 'green', icon: <IconCheck size={18} aria-hidden />, autoClose: 4000 });
}

/** For toggles and buttons without a form. `what` says what did not happen, e.g. `The role was not changed`. */
export function toastFailure(failure: Error, what?: string): void {
  notifications.show({
    ...(what !== undefined && { title: what }),
    message: failure.message,
    color: 'red',
    icon: <IconAlertCircle size={18} aria-hidden />,
    autoClose: 10_000,
    role: 'alert',
    // Below a title it is too pale by default.
    styles: { description: { color: 'var(--mantine-color-text)' } },
  });
}
