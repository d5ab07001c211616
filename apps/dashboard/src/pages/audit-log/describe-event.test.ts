import { auditActions } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { actionName, describeEvent, detailName } from './describe-event.ts';

const target = { type: 'member', id: 'mem_1', name: 'Grace Hopper' };

describe('describeEvent', () => {
  it('names what it was done to', () => {
    expect(describeEvent({ action: 'member.removed', target })).toBe('removed the member Grace Hopper');
  });

  it('leaves out what the actor did alone', () => {
    expect(describeEvent({ action: 'session.created', target })).toBe('signed in');
  });

  it('shows an action of a newer server as it is', () => {
    expect(describeEvent({ action: 'planet.moved', target })).toBe('planet.moved Grace Hopper');
  });

  it('has words for every action', () => {
    for (const action of auditActions) expect(describeEvent({ action, target })).not.toContain(action);
  });
});

describe('names', () => {
  it('makes words of codes', () => {
    expect(actionName('identity_provider.metadata_replaced')).toBe('Identity provider: metadata replaced');
    expect(detailName('signInPolicy')).toBe('Sign in policy');
    expect(detailName('from_role')).toBe('From role');
  });
});
