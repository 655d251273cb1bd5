import type { LogAction } from '@/lib/audit/types';
import type { NotificationKind } from '@/lib/notifications/types';

const OWN: Readonly<Partial<Record<LogAction, NotificationKind>>> = {
  'edit.applied': 'own-applied',
  'edit.rejected': 'own-rejected',
  'edit.changes-requested': 'own-changes-requested',
  'edit.conflicted': 'own-conflicted',
  'edit.expired': 'own-expired',
};

const ACCOUNT: Readonly<Partial<Record<LogAction, NotificationKind>>> = {
  'account.suspended': 'suspended',
  'account.restored': 'restored',
  'appeal.decided': 'appeal-upheld',
};

/** What the author of an edit is told of an entry about it; null: nothing. */
export function kindForAuthor(action: LogAction): NotificationKind | null {
  return OWN[action] ?? null;
}

/**
 * What the owner of an account is told of an entry about it; null: nothing. An appeal that was granted
 * lifts the suspension, which has an entry of its own and says it all.
 */
export function kindForAccount(
  action: LogAction,
  data: { readonly verdict?: unknown },
): NotificationKind | null {
  return data.verdict === 'granted' ? null : (ACCOUNT[action] ?? null);
}
