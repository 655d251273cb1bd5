import { describe, expect, it } from 'vitest';
import {
  askDenial,
  closeDenial,
  decideDenial,
  endDenial,
  type JudgedNamespace,
  memberDenial,
  type ModeratorsTie,
  renewDenial,
  reserveDenial,
} from './policy';
import { MOST_ASKED, RENEWAL_MS } from './rules';

const NOW = new Date('2026-11-20T12:00:00Z');
const who = (id: string, trust = 1) => ({ id, trust });
const NO_TIE = { rival: false, soleModerator: false };
const RIVAL = { ...NO_TIE, rival: true };
const SOLE = { ...RIVAL, soleModerator: true };
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
    expect(decideDenial(who('owner', 4), asked, NO_TIE)).toBe('own-namespace');
    expect(decideDenial(who('owner', 4), asked, SOLE)).toBeNull();
    expect(decideDenial(who('b', 3), asked, SOLE)).toBe('needs-moderator');
  });

  it('a moderator reserves nothing where they are no member', () => {
    expect(reserveDenial(who('mod', 5), active)).toBe('needs-member');
    expect(reserveDenial(who('member'), active)).toBeNull();
  });

  it('anybody may leave, and only owners and moderators say who comes', () => {
    expect(memberDenial(who('member'), active, { id: 'member', role: 'none' }, NO_TIE)).toBeNull();
    expect(memberDenial(who('x'), active, { id: 'x', role: 'none' }, NO_TIE)).toBe('needs-owner');
    expect(memberDenial(who('member'), active, { id: 'x', role: 'member' }, NO_TIE)).toBe(
      'needs-owner',
    );
    expect(memberDenial(who('mod', 4), active, { id: 'owner', role: 'member' }, NO_TIE)).toBe(
      'last-owner',
    );
    expect(memberDenial(who('mod', 4), active, { id: 'x', role: 'owner' }, NO_TIE)).toBeNull();
  });

  it('a moderator acts for others, never for a rival of theirs, and never gives themselves a role', () => {
    const asked = { ...active, state: 'asked' } as const;
    const moderator = who('mod', 4);
    const other = { id: 'x', role: 'owner' } as const;
    const acts = [
      (tie: ModeratorsTie) => decideDenial(moderator, asked, tie),
      (tie: ModeratorsTie) => closeDenial(moderator, active, tie),
      (tie: ModeratorsTie) => endDenial(moderator, held(), tie),
      (tie: ModeratorsTie) => memberDenial(moderator, active, other, tie),
    ];
    for (const act of acts)
      expect([NO_TIE, RIVAL, SOLE].map(act)).toEqual([null, 'rival-namespace', null]);
    const themselves = { id: 'mod', role: 'member' } as const;
    expect(memberDenial(moderator, active, themselves, SOLE)).toBe('own-role');
  });

  it('in a namespace of which they are a member a moderator is a member', () => {
    const member = who('member', 4);
    expect(closeDenial(member, active, NO_TIE)).toBe('needs-owner');
    expect(memberDenial(member, active, { id: 'member', role: 'owner' }, NO_TIE)).toBe(
      'needs-owner',
    );
    expect(endDenial(member, held({ madeById: 'owner' }), NO_TIE)).toBe('needs-owner');
  });

  it('who made a reservation ends it only while a member', () => {
    expect(endDenial(who('member'), held(), NO_TIE)).toBeNull();
    expect(endDenial(who('gone'), held({ madeById: 'gone' }), NO_TIE)).toBe('needs-owner');
    expect(endDenial(who('owner'), held(), NO_TIE)).toBeNull();
    expect(endDenial(who('mod', 4), held({ ended: true }), NO_TIE)).toBe('ended');
  });

  it('a reservation is renewed in its last days and not before', () => {
    expect(renewDenial(who('owner'), held(), NOW)).toBeNull();
    expect(renewDenial(who('owner'), held(), new Date(NOW.getTime() - 1))).toBe('too-early');
    expect(renewDenial(who('mod', 4), held(), NOW)).toBe('needs-member');
  });
});
