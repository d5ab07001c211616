/** The notification that the next page shows once, carried by a short-lived cookie over the redirect after a form. */
export interface Notice {
  readonly kind: 'success' | 'error' | 'info';
  readonly text: string;
}

export const noticeCookie = 'lab_notice';

export const writeNotice = (notice: Notice): string => `${notice.kind}:${notice.text}`;

export function readNotice(cookie: string | undefined): Notice | null {
  const match = /^(success|error|info):(.+)$/s.exec(cookie ?? '');
  const [, kind, text] = match ?? [];
  if (text === undefined || (kind !== 'success' && kind !== 'error' && kind !== 'info')) return null;
  return { kind, text };
}

export const success = (text: string): Notice => ({ kind: 'success', text });
export const failure = (text: string): Notice => ({ kind: 'error', text });
