import { describe, expect, it } from 'vitest';
import { readLastSignIn, writeLastSignIn } from './last-sign-in.ts';

describe('the last sign-in', () => {
  it('is read as it was written', () => {
    const last = { address: 'contoso', provider: 'idp_8x' };
    expect(readLastSignIn(writeLastSignIn(last))).toEqual(last);
  });

  it.each([null, '', 'contoso', 'contoso ', '../x idp_1', 'Contoso idp_1', 'contoso idp_1 more'])(
    'ignores %j',
    (text) => {
      expect(readLastSignIn(text)).toBeNull();
    },
  );
});
