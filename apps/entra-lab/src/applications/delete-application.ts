/** Deletes an enterprise application; its sign-in logs stay. */
import type { LabState } from '../state.ts';

/** @returns whether there was such an application. */
export function deleteApplication(state: LabState, objectId: string): boolean {
  const before = state.applications.length;
  state.applications = state.applications.filter((app) => app.objectId !== objectId);
  return state.applications.length < before;
}
