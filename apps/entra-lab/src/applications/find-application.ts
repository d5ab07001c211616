/** Finds an enterprise application by one of its ids or by an identifier. */
import type { EnterpriseApplication, LabState } from '../state.ts';

export const findApplication = (state: LabState, objectId: string): EnterpriseApplication | null =>
  state.applications.find((app) => app.objectId === objectId) ?? null;

export const findApplicationByAppId = (state: LabState, appId: string): EnterpriseApplication | null =>
  state.applications.find((app) => app.appId === appId.toLowerCase()) ?? null;

/** The identifier must be equal character by character, trailing slash and case included. */
export const findApplicationByIdentifier = (state: LabState, identifier: string): EnterpriseApplication | null =>
  state.applications.find((app) => app.basicSaml.identifiers.includes(identifier)) ?? null;
