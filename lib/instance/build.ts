import { ensureBuild } from './products';
import type { CliMain } from '@/lib/platform/cli';

/** `node scripts/run.mjs build`: makes the pages, for an image or a folder that the server itself may not write. */
export const main: CliMain = async (_argv, io) => {
  await ensureBuild(process.cwd(), io.err);
  return 0;
};
