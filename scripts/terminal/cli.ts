import { findSnapshot } from '@/lib/snapshot/queries';
import type { CliMain } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { siteOrigin } from '@/lib/platform/origin';
import { buildTerminal } from './build';

/** `npm run terminal [-- FOLDER]`: builds the package for the terminal from the instance's data. */
export const main: CliMain = async ([folder, ...more], { out, file }) => {
  if (more.length > 0 || folder?.startsWith('-') === true)
    throw new Error('Usage: npm run terminal [-- FOLDER]');
  const into = folder === undefined ? 'packages/terminal' : file(folder);
  const made = systemClock.now().toISOString().slice(0, 10);
  await buildTerminal(into, await findSnapshot(), { site: siteOrigin(), made });
  out(`built ${into}: npm publish from there, or node ${into}/dist/portolan.js help`);
  return 0;
};
