import { describe, expect, it } from 'vitest';
import { pickAccount, type SessionAccount } from './pick-account.ts';

const account = (id: string, open: boolean): SessionAccount => ({
  id,
  name: id,
  address: id,
  role: 'member',
  open,
  closedBecause: open ? null : 'sso_required',
});

describe('pickAccount', () => {
  it('takes the chosen account', () => {
    expect(pickAccount([account('a', true), account('b', true)], 'b')?.id).toBe('b');
  });

  it('prefers an open account to a chosen one that this session does not open', () => {
    expect(pickAccount([account('a', false), account('b', true)], 'a')?.id).toBe('b');
  });

  it('shows the chosen one when none is open, so that the page can say how to open it', () => {
    expect(pickAccount([account('a', false), account('b', false)], 'b')?.id).toBe('b');
  });

  it('takes the first open one when the choice is unknown', () => {
    expect(pickAccount([account('a', false), account('b', true)], 'gone')?.id).toBe('b');
    expect(pickAccount([account('a', true), account('b', true)], null)?.id).toBe('a');
  });

  it('has none to take', () => {
    expect(pickAccount([], 'a')).toBeNull();
  });
});
