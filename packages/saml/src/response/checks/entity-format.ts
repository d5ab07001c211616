/** The Format that an Issuer may have: none, or that of an entity ID (Profiles 4.1.4.2). */

const ENTITY = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';

export const isEntityFormat = (format: string | null): boolean => format === null || format === ENTITY;
