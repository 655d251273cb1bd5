// npm run iana, role, token, backup, restore, bench: a command with the database up.
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./run/main.ts', process.argv.slice(2));
