import { describe, expect, it } from 'vitest';
import { libraryNames, loadLibrary } from './library.ts';
import { fieldOf, type MessageName, messageNames, party, xmlOf } from './messages.ts';

const tampered = (message: MessageName): string =>
  Buffer.from(xmlOf(message).replace(party.nameId, party.nameId.replace('megan', 'admin'))).toString('base64');

/** The others need seconds for the largest. */
const ours = ['floor', 'latchkey'];
const cases = libraryNames.flatMap((name) =>
  messageNames
    .filter((message) => ours.includes(name) || !message.startsWith('size'))
    .map((message) => [name, message] as const),
);

describe('each library', () => {
  it.each(cases)('%s gets through %s', { timeout: 30_000 }, async (name, message) => {
    const verify = (await loadLibrary(name)).prepare(message);
    if (name === 'xml-crypto' && message === 'encrypted') expect(verify).toBeNull();
    else expect(await verify?.(fieldOf(message))).toBe(party.nameId);
  });
});

it.each(['latchkey', 'node-saml', 'samlify', 'xml-crypto'] as const)('%s measures a verification', async (name) => {
  const verify = (await loadLibrary(name)).prepare('assertion');
  await expect((async () => verify?.(tampered('assertion')))()).rejects.toThrow();
});
