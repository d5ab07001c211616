/** What is written down about a change: who did what to what, from where. */
import type { AuditAction } from '@latchkey/contract';
import type { Actor } from '../platform/index.ts';

export type Fact = string | number | boolean | null;

export interface NewAuditEvent {
  readonly accountId: string;
  readonly action: AuditAction;
  readonly actor: Actor;
  /** `name` as it was at that time: the target may be gone when the event is read. */
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  /** Short facts, never secrets. */
  readonly details?: Readonly<Record<string, Fact>>;
}

/** Who acts when nobody asked: jobs and automatic decisions. */
export const systemActor: Actor = { userId: null, name: 'Latchkey', ipAddress: null };

/** Whoever may run programs on the server's machine: they have no user here. */
export const shellActor: Actor = { userId: null, name: 'Somebody on the server’s shell', ipAddress: null };
