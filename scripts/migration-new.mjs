// node scripts/migration-new.mjs NAME: writes the next migration, for developers.
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./database/migration-new.ts', process.argv.slice(2));
