/** The guides of all vendors. */
import { adfs } from './adfs.ts';
import { entra } from './entra.ts';
import { google } from './google.ts';
import type { Guide, GuideVendor } from './guide.ts';
import { keycloak } from './keycloak.ts';
import { okta } from './okta.ts';
import { other } from './other.ts';

export * from './guide.ts';
export const guides: Readonly<Record<GuideVendor, Guide>> = { entra, okta, google, adfs, keycloak, other };
