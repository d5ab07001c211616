import { describe, expect, it } from 'vitest';
import { changed, isFiltered, queryOf } from './audit-filter.ts';

describe('the filter of the audit log', () => {
  it('is asked for whole days, in the reader’s zone', () => {
    expect(queryOf({ from: '2026-12-07', to: '2026-12-07' })).toEqual({
      from: new Date(2026, 11, 7).getTime(),
      to: new Date(2026, 11, 8).getTime(),
    });
  });

  it('leaves out what cannot be', () => {
    expect(queryOf({ from: 'yesterday', to: '12/07/2026', action: 'member.removed' })).toEqual({
      action: 'member.removed',
    });
  });

  it('forgets what is cleared', () => {
    const filter = changed({ action: 'member.removed', target: 'member' }, { action: null, search: '' });
    expect(filter).toEqual({ target: 'member' });
    expect(isFiltered(filter)).toBe(true);
    expect(isFiltered(changed(filter, { target: null }))).toBe(false);
  });
});
