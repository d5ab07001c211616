/** RelayState and metadata: the cases of a corpus that are no messages. */
import { certificateFrom, readIdpMetadata } from '@latchkey/saml';
import { relayPath } from '../../../apps/server/src/sign-in/return-path.ts';
import type { Corpus, CorpusExtras } from './corpus.ts';
import { type Outcome, timed } from './outcome.ts';
import type { Settings } from './service-provider.ts';

/** Where a RelayState leads is one rule of the server. */
export function judgeRelayStates({ relayState }: CorpusExtras): Outcome[] {
  if (relayState === undefined) return [];
  const { origin } = new URL(relayState.acs);
  return relayState.list.map(({ value, expect, reason }) => {
    const { value: path, milliseconds } = timed(() => relayPath(value, origin));
    const given = path instanceof Error ? 'threw' : path === null ? 'ignore' : 'allow';
    const isRight = expect === 'allow-or-ignore' ? given !== 'threw' : given === expect;
    const id = JSON.stringify(value).slice(0, 60);
    const detail = isRight ? '' : `${reason}: ${given}, expected ${expect}`;
    return {
      part: 'relay-state',
      id,
      class: 'relay-state',
      result: isRight ? 'passed' : 'failed',
      given,
      detail,
      milliseconds,
    };
  });
}

/**
 * Metadata comes from an administrator, who is trusted to have the right file: a signature is checked, not demanded.
 * What is accepted with a remark, or rests on a signature of whoever the reader trusts, is for the reader to refuse.
 */
export function judgeMetadata(corpus: Corpus, settings: Settings, { metadata }: CorpusExtras): Outcome[] {
  if (metadata === undefined) return [];
  const entityId = metadata.expectedEntityId;
  const { sha256 } = certificateFrom(corpus.textOf(metadata.metadataSigningCert));
  return metadata.list.map(({ id, expect, file }) => {
    const { value, milliseconds } = timed(() => readIdpMetadata(corpus.bytesOf(file), { now: settings.now, entityId }));
    const outcome = (result: Outcome['result'], given: string, detail = ''): Outcome => ({
      part: 'metadata',
      id,
      class: 'metadata',
      result,
      given,
      detail,
      milliseconds,
    });
    if (value instanceof Error) return outcome('failed', 'threw', `threw ${value.message}`);
    if (!value.ok) {
      const { code, message } = value.rejection;
      return expect === 'reject' ? outcome('passed', code) : outcome('failed', code, `refused: ${message}`);
    }
    if (expect === 'accept') return outcome('passed', 'accepted');
    const { signature, warnings } = value.value;
    const remarks: string[] = warnings.map(({ code }) => code);
    if (signature === null) remarks.push('not signed');
    else if (signature.certificateSha256 !== sha256) remarks.push('signed by another key');
    return remarks.length === 0
      ? outcome('failed', 'accepted', 'accepted without a remark')
      : outcome('not-covered', 'read', `the reader decides: ${remarks.join(', ')}`);
  });
}
