import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { after, DAY, storedEdit } from '@/lib/edits/kinds/scene.fixture';

/** What an edit is that was applied when nobody came. */
export const unseen = { state: 'applied', unreviewed: true } as const;

/** A source on the own places of Echo. */
export const own = (path: string) => ({
  ...{ kind: 'vendor-docs', url: `https://echo.labstack.com/${path}` },
});

/** The edit when time has had its say, after nine days if nothing else is said. */
export async function inTime({ id }: { readonly id: number }, ms = 9 * DAY) {
  await decideDueEdits(after(ms));
  return storedEdit(id);
}
