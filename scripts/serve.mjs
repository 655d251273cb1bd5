// The server process of an instance: started by scripts/start/next-server.ts, not by people.
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./serve/main.ts', process.argv.slice(2));
