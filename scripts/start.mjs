// npm start, npm run dev: everything from a fresh checkout to a server that answers.
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./start/main.ts', process.argv.slice(2));
