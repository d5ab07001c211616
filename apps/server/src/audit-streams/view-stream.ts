/** A stream as the API shows it: never its secrets. */
import type { AuditDelivery, AuditStream } from '@latchkey/contract';
import type { StoredDelivery } from './audit-delivery-store.ts';
import type { Stream } from './audit-stream.ts';

export const viewStream = (stream: Stream, now: number): AuditStream => ({
  id: stream.id,
  description: stream.description,
  url: stream.url,
  state: stream.state,
  createdAt: stream.createdAt,
  waiting: stream.waiting,
  lastSuccessAt: stream.lastSuccessAt,
  failingSince: stream.failingSince,
  lastError: stream.lastError,
  nextAttemptAt: stream.state === 'active' && stream.failingSince !== null ? stream.dueAt : null,
  olderSecretUntil: stream.olderSecretUntil !== null && now < stream.olderSecretUntil ? stream.olderSecretUntil : null,
});

export const viewDelivery = ({ body: _body, ...delivery }: StoredDelivery): AuditDelivery => delivery;
