import { describe, expect, it } from 'vitest';
import { LOG_ACTIONS } from '@/lib/audit/types';
import { kindForAccount, kindForAuthor } from './matching';

describe('of the entries in the log', () => {
  it('the author of an edit is told what became of it', () => {
    const told = LOG_ACTIONS.flatMap((action) => {
      const kind = kindForAuthor(action);
      return kind === null ? [] : [[action, kind]];
    });
    expect(Object.fromEntries(told)).toEqual({
      'edit.applied': 'own-applied',
      'edit.rejected': 'own-rejected',
      'edit.changes-requested': 'own-changes-requested',
      'edit.conflicted': 'own-conflicted',
      'edit.expired': 'own-expired',
      'edit.commented': 'own-commented',
    });
  });

  it('the owner of an account is told what was done to it, of a granted appeal only once', () => {
    const told = LOG_ACTIONS.flatMap((action) => {
      const kind = kindForAccount(action, {});
      return kind === null ? [] : [[action, kind]];
    });
    expect(Object.fromEntries(told)).toEqual({
      'account.suspended': 'suspended',
      'account.restored': 'restored',
      'appeal.decided': 'appeal-upheld',
    });
    expect(kindForAccount('appeal.decided', { verdict: 'upheld' })).toBe('appeal-upheld');
    expect(kindForAccount('appeal.decided', { verdict: 'granted' })).toBeNull();
  });
});
