/** How an identity provider is set up, step by step, in its own words: what the pages show and the docs are written from. */

export const guideVendors = ['entra', 'okta', 'google', 'adfs', 'keycloak', 'other'] as const;
export type GuideVendor = (typeof guideVendors)[number];

/** A value of our side. */
export type SpValueName = 'entityId' | 'acsUrl' | 'signOnUrl' | 'sloUrl' | 'metadataUrl';

/** A field of the identity provider and what goes into it. */
export interface GuideField {
  /** As it is called there. */
  readonly label: string;
  readonly value: { readonly sp: SpValueName } | { readonly text: string };
  /** Default false. */
  readonly optional?: true;
}

export interface GuideStep {
  /** Stays the same when steps come and go: progress is kept by it. */
  readonly key: string;
  readonly title: string;
  /** The way through the menus. */
  readonly path: readonly string[];
  /** What to do there, in order, each one sentence or two. */
  readonly does: readonly string[];
  readonly fields?: readonly GuideField[];
  /** What often goes wrong here. */
  readonly mind?: string;
}

export interface Guide {
  readonly vendor: GuideVendor;
  readonly name: string;
  /** Whom it takes. */
  readonly needs: string;
  readonly steps: readonly GuideStep[];
  /** What people see when they were not let in there. */
  readonly trouble: string;
}

export const sp = (label: string, name: SpValueName, optional = false): GuideField => ({
  label,
  value: { sp: name },
  ...(optional ? { optional: true as const } : {}),
});

export const text = (label: string, value: string): GuideField => ({ label, value: { text: value } });
