import { entraPlaces, latchkeyPlaces } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { placeAt, targetOf } from './fix-places.ts';

describe('targetOf', () => {
  it('leads to the tab that has the setting', () => {
    expect(targetOf(latchkeyPlaces.provisioning)).toEqual({ kind: 'tab', tab: 'options' });
    expect(targetOf(latchkeyPlaces.replaceMetadata)).toEqual({ kind: 'tab', tab: 'connection' });
  });

  it('leads nowhere when a form has no address', () => {
    expect(targetOf(latchkeyPlaces.upload)).toBeNull();
  });
});

describe('placeAt', () => {
  it('keeps the place of Entra for Entra and for an unknown vendor', () => {
    expect(placeAt('entra', entraPlaces.identifier)).toBe(entraPlaces.identifier);
    expect(placeAt('other', entraPlaces.claims)).toBe(entraPlaces.claims);
  });

  it('names the field as the vendor does', () => {
    expect(placeAt('okta', entraPlaces.identifier)?.at(-1)).toBe('Audience URI (SP Entity ID)');
    expect(placeAt('keycloak', entraPlaces.metadataXml)?.[0]).toBe('Realm settings');
  });

  it('has none where the vendor has none', () => {
    expect(placeAt('okta', entraPlaces.claims)).toBeNull();
    expect(placeAt('adfs', entraPlaces.signOnUrl)).toBeNull();
  });
});
