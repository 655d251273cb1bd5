// What the browser tests are run against when they are called without npm test.
import { requireNode, runTypescript } from './typescript.mjs';

requireNode();
runTypescript('./test/e2e-server.ts', process.argv.slice(2));
