import { describe, expect, it } from 'vitest';
import { requestPath } from './request-path.ts';

describe('requestPath', () => {
  it('fills in and encodes parameters', () => {
    expect(requestPath('/api/accounts/:account/members/:member', { account: 'acc_1', member: 'a/../b?c' })).toBe(
      '/api/accounts/acc_1/members/a%2F..%2Fb%3Fc',
    );
  });

  it('leaves out what is not asked for', () => {
    expect(requestPath('/api/x', {}, { before: undefined, action: '', limit: 50 })).toBe('/api/x?limit=50');
    expect(requestPath('/api/x', {}, { before: undefined })).toBe('/api/x');
  });

  it('refuses to call with a parameter missing', () => {
    expect(() => requestPath('/api/accounts/:account', {})).toThrow(TypeError);
    expect(() => requestPath('/api/accounts/:account', { account: '' })).toThrow('needs the parameter "account"');
  });
});
