import { describe, expect, it } from 'vitest';
import {
  askDenial,
  decideDenial,
  endDenial,
  type JudgedNamespace,
  memberDenial,
  renewDenial,
  reserveDenial,
} from './policy';
import { MOST_ASKED, RENEWAL_MS } from './rules';

const NOW = new Date('2026-11-20T12:00:00Z');
const who = (id: string, trust = 1) => ({ id, trust });
const active: JudgedNamespace = {
  state: 'active',
  askedById: 'owner',
  members: [
    { userId: 'owner', role: 'owner' },
    { userId: 'member', role: 'member' },
  ],
};
const held = (more: object = {}) => ({
  ...{ namespace: active, madeById: 'member', ended: false },
  until: new Date(NOW.getTime() + RENEWAL_MS),
  ...more,
});

describe('what a namespace allows', () => {
  it('moderators are not counted when they ask, and members may not ask', () => {
    expect(askDenial(who('a', 1), 0)).toBe('needs-contributor');
    expect(askDenial(who('a', 2), MOST_ASKED - 1)).toBeNull();
    expect(askDenial(who('a', 3), MOST_ASKED)).toBe('too-many-namespaces');
    expect(askDenial(who('a', 4), MOST_ASKED)).toBeNull();
  });

  it('nobody decides what they asked for while another moderator is active', () => {
    const asked = { ...active, state: 'asked' } as const;
    expect(decideDenial(who('owner', 4), asked, false)).toBe('own-namespace');
    expect(decideDenial(who('owner', 4), asked, true)).toBeNull();
    expect(decideDenial(who('b', 3), asked, true)).toBe('needs-moderator');
  });

  it('a moderator reserves nothing where they are no member', () => {
    expect(reserveDenial(who('mod', 5), active)).toBe('needs-member');
    expect(reserveDenial(who('member'), active)).toBeNull();
  });

  it('anybody may leave, and only owners and moderators say who comes', () => {
    expect(memberDenial(who('member'), active, who('member'), 'none')).toBeNull();
    expect(memberDenial(who('x'), active, who('x'), 'none')).toBe('needs-owner');
    expect(memberDenial(who('member'), active, who('x'), 'member')).toBe('needs-owner');
    expect(memberDenial(who('mod', 4), active, who('owner'), 'member')).toBe('last-owner');
    expect(memberDenial(who('mod', 4), active, who('x'), 'owner')).toBeNull();
  });

  it('who made a reservation ends it only while a member', () => {
    expect(endDenial(who('member'), held())).toBeNull();
    expect(endDenial(who('gone'), held({ madeById: 'gone' }))).toBe('needs-owner');
    expect(endDenial(who('owner'), held())).toBeNull();
    expect(endDenial(who('mod', 4), held({ ended: true }))).toBe('ended');
  });

  it('a reservation is renewed in its last days and not before', () => {
    expect(renewDenial(who('owner'), held(), NOW)).toBeNull();
    expect(renewDenial(who('owner'), held(), new Date(NOW.getTime() - 1))).toBe('too-early');
    expect(renewDenial(who('mod', 4), held(), NOW)).toBe('needs-member');
  });
});
