/** Writes the sign-in log: one entry for each sign-in that ended or was interrupted. */
import type { Lab } from '../app.ts';
import { findApplication } from '../applications/index.ts';
import { findUser } from '../directory/index.ts';
import type { EntraFailure } from '../errors/index.ts';
import { isoTime } from '../platform/index.ts';
import type { SignInLogEntry } from '../state.ts';

const limit = 500;

export interface SignInEvent {
  readonly requestId: string;
  readonly correlationId: string;
  readonly userId: string | null;
  /** What was typed, when nobody of the directory was meant. */
  readonly typedName?: string;
  readonly appObjectId: string | null;
  readonly origin: SignInLogEntry['origin'];
  readonly ipAddress: string;
  readonly status: SignInLogEntry['status'];
  /** `null` for success. */
  readonly failure: EntraFailure | null;
}

export function writeSignInLog(lab: Lab, event: SignInEvent): void {
  lab.store.update((state) => {
    const user = event.userId === null ? null : findUser(state, event.userId);
    const app = event.appObjectId === null ? null : findApplication(state, event.appObjectId);
    state.signInLogs.unshift({
      id: lab.ids.guid(),
      at: isoTime(lab.clock.now()),
      requestId: event.requestId,
      correlationId: event.correlationId,
      userId: user?.id ?? null,
      userPrincipalName: user?.userPrincipalName ?? event.typedName ?? null,
      appId: app?.appId ?? null,
      appName: app?.name ?? null,
      status: event.status,
      errorCode: event.failure?.code ?? 0,
      failureReason: event.failure?.message ?? null,
      origin: event.origin,
      ipAddress: event.ipAddress,
    });
    state.signInLogs.length = Math.min(state.signInLogs.length, limit);
  });
}
