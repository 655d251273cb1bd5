import { constants } from 'node:os';
import { finishedExportSchema, type FinishedExport, makeExport } from '@/lib/exports/making-store';
import { type ExportWish, exportWishSchema } from '@/lib/exports/schema';
import { runTool } from '../child';
import { complain } from '../terminal';

/** Has a data set made by a process of its own (decision 46). Rejects where that fails; it has said why then. */
export async function makeExportElsewhere(wish: ExportWish): Promise<FinishedExport> {
  const sent = await runTool({
    name: `The export ${wish.name}`,
    args: ['scripts/run.mjs', 'make-export', JSON.stringify(wish)],
    // Below the pages that are rendered, too: somebody waits for those.
    priority: constants.priority.PRIORITY_LOW,
  });
  return finishedExportSchema.parse(sent);
}

/** Such a process: makes the one data set that is wished for, as JSON, and says where it lies to who started it. */
export async function main([wish = '']: string[]): Promise<void> {
  try {
    const made = await makeExport(exportWishSchema.parse(JSON.parse(wish)));
    process.send?.(made, () => process.exit(0));
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}
