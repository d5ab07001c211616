/** What the states and steps of SP keys are called, on our side and in Entra. */
import type { SpKey, SpKeyState, SpKeyUse } from '@latchkey/contract';
import type { Tone } from '../../components/index.ts';

export const stateWords: Readonly<Record<SpKeyState, { readonly word: string; readonly tone: Tone }>> = {
  active: { word: 'Active', tone: 'good' },
  next: { word: 'Next', tone: 'waiting' },
  previous: { word: 'Previous', tone: 'attention' },
  retired: { word: 'Retired', tone: 'off' },
};

/** What a certificate in this state is good for at this moment. */
export const stateSentences: Readonly<Record<SpKeyUse, Readonly<Record<SpKeyState, string>>>> = {
  signing: {
    active: 'Requests are signed with it.',
    next: 'In the SP metadata already; signs nothing yet. Give it to the identity provider, then activate it.',
    previous: 'Signs nothing any more. You can still go back to it.',
    retired: 'Its private key is erased.',
  },
  encryption: {
    active: 'What is encrypted for it is opened.',
    next: 'What is encrypted for it is opened already. Give it to the identity provider, then activate it.',
    previous: 'Still opens what is encrypted for it. Retire it when the identity provider does not use it any more.',
    retired: 'Its private key is erased: what is encrypted for it stays closed.',
  },
};

const application = ['Enterprise applications', 'your application'];

/** Where the certificate belongs in Entra, and what to do there. */
export const entraSteps: Readonly<Record<SpKeyUse, { readonly path: readonly string[]; readonly action: string }>> = {
  signing: {
    path: [
      ...application,
      'Single sign-on',
      'card 3 SAML Certificates',
      'Verification certificates (optional)',
      'Edit',
      'Upload certificate',
    ],
    action:
      'Choose the downloaded file, and Save. “Require verification certificates” refuses requests without a signature.',
  },
  encryption: {
    path: [...application, 'Token encryption', 'Import Certificate'],
    action: 'Choose the downloaded file; then open its menu “…” and choose Activate token encryption.',
  },
};

/** e.g. `latchkey-signing-3F2A….cer`: the beginning of the thumbprint tells two files apart. */
export const fileNameOf = ({ use, certificate }: Pick<SpKey, 'use' | 'certificate'>): string =>
  `latchkey-${use}-${certificate.sha1.slice(0, 8)}.cer`;

export type KeyAction = 'rotate' | 'activate' | 'go-back' | 'retire' | 'discard';

/** What an admin can do with a certificate, the likeliest first. */
export function actionsFor(key: Pick<SpKey, 'state'>, living: number): readonly KeyAction[] {
  switch (key.state) {
    case 'active':
      return living === 1 ? ['rotate', 'retire'] : [];
    case 'next':
      return ['activate', 'discard'];
    case 'previous':
      return ['retire', 'go-back'];
    case 'retired':
      return [];
  }
}
