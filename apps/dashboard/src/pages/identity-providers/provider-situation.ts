/** What state a provider is in and what is missing, in one or two sentences: the first line of its page. */
import type { IdentityProvider } from '@latchkey/contract';
import { certificateLife, lastingCertificate } from './certificate-life.ts';
import { vendorShortName } from './vendor-words.ts';

export interface Situation {
  readonly sentence: string;
  /** What to do next, most urgent first; empty when there is nothing. */
  readonly todo: readonly string[];
}

export function providerSituation(provider: IdentityProvider, now: number): Situation {
  const todo = [...stateTodo(provider), ...connectionTodo(provider), ...certificateTodo(provider, now)];
  return { sentence: stateSentence(provider), todo };
}

function stateSentence(provider: IdentityProvider): string {
  const vendor = vendorShortName(provider.idp.vendor);
  switch (provider.state) {
    case 'ready':
      return `Waiting for ${vendor}: enter the SP metadata there, then press Test.`;
    case 'proven':
      return 'It works: a sign-in has succeeded in the present configuration.';
    case 'unproven':
      return 'The configuration was changed since the last sign-in that worked. Press Test to prove it again.';
    case 'failing':
      return 'The last sign-in was refused. The attempt says why and what to change.';
    case 'disabled':
      return 'Disabled: nobody signs in through it until it is enabled again.';
  }
}

function stateTodo(provider: IdentityProvider): readonly string[] {
  switch (provider.state) {
    case 'ready':
      return [
        `Enter the Entity ID and the ACS URL at ${vendorShortName(provider.idp.vendor)}, and save them there.`,
        'Assign yourself to the application there.',
        `Press Test here or at ${vendorShortName(provider.idp.vendor)}: the attempt appears below at once.`,
      ];
    case 'unproven':
      return ['Press Test, and sign in once.'];
    case 'failing':
      return ['Look at the refused attempt, change what it names, and press Test again.'];
    default:
      return [];
  }
}

function connectionTodo({ connection }: IdentityProvider): readonly string[] {
  return connection.waiting === null
    ? []
    : ['The metadata at its address has another entity ID or other addresses. Accept or ignore that under Connection.'];
}

function certificateTodo(provider: IdentityProvider, now: number): readonly string[] {
  const certificate = lastingCertificate(provider.idp.certificates);
  if (certificate === null) return [];
  const life = certificateLife(certificate, now);
  if (life.state === 'active' || life.state === 'future') return [];
  return [
    `The last signing certificate ${life.words}. Make a new one at ${vendorShortName(provider.idp.vendor)}, ${provider.connection.source === 'address' ? 'and press Refresh now' : 'then replace the metadata'} under Connection.`,
  ];
}
