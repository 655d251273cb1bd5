import { CHART_PATH } from '@/lib/chart/routes';
import { CHANGES_PATH, QUEUE_PATH } from '@/lib/edits/routes';
import { RELEASES_PATH } from '@/lib/iana/routes';
import { PORTS_PATH } from '@/lib/ports/routes';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';
import { TRUST, type TrustLevel } from '@/lib/levels/levels';

/** What the masthead leads to. A page joins the list when it exists; `label` is a key of `shell.nav`. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
}

export const NAV_ITEMS: readonly NavItem[] = [
  { href: PORTS_PATH, label: 'ports' },
  { href: CHART_PATH, label: 'chart' },
  { href: SOFTWARE_INDEX_PATH, label: 'software' },
  { href: RELEASES_PATH, label: 'releases' },
  { href: CHANGES_PATH, label: 'changes' },
];

/** What the menu of a member leads to from a level on. */
export interface ViewerItem extends NavItem {
  readonly from: TrustLevel;
}

export const VIEWER_ITEMS: readonly ViewerItem[] = [
  { href: QUEUE_PATH, label: 'queue', from: TRUST.reviewer },
];
