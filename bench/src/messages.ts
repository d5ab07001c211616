/** The messages that are measured, and what a service provider knows when they arrive. */
import { readFileSync } from 'node:fs';

export const messageNames = ['assertion', 'response', 'both', 'groups150', 'size64k', 'size256k', 'encrypted'] as const;

export type MessageName = (typeof messageNames)[number];

const read = (file: string): string => readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8');

export const xmlOf = (name: MessageName): string => read(`${name}.xml`);

/** The form field as it is posted. */
export const fieldOf = (name: MessageName): string => Buffer.from(xmlOf(name)).toString('base64');

export const party = {
  idpEntityId: 'https://sts.windows.net/8f1d4a3e-0c8e-4b2a-9a57-0d9d5c1d7b11/',
  spEntityId: 'https://sp.example.com/saml/metadata',
  acsUrl: 'https://sp.example.com/saml/acs',
  requestId: '_5e2b7c1ad90f4d6f8f3b0a2c4d6e8f10',
  /** Who signs in. */
  nameId: 'megan.bowen@contoso.onmicrosoft.com',
  idpCertificate: read('idp.crt'),
  spKey: read('sp.key'),
} as const;
