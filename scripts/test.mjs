// npm test: all the set-up, then every check; ends with the line "N passed, N failed".
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./test/main.ts', process.argv.slice(2));
