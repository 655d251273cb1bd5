import { spawn, type ChildProcess } from 'node:child_process';
import { inheritedEnvironment } from '@/lib/platform/env';

const PARENT_WATCH = new URL('./parent-watch.mjs', import.meta.url).href;

export interface WatchedChild {
  /** The JavaScript file to run and its arguments. */
  args: string[];
  environment?: Record<string, string>;
  output: 'pipe' | 'inherit';
  /** A session of its own: a Ctrl-C in the terminal does not reach it. */
  detached?: boolean;
}

/** Starts Node on a file, in a process that ends when this one does, even by kill -9. */
export function startWatched(child: WatchedChild): ChildProcess {
  return spawn(process.execPath, ['--import', PARENT_WATCH, ...child.args], {
    env: inheritedEnvironment({ ...child.environment, PORTOLAN_STARTER: String(process.pid) }),
    stdio: ['ignore', child.output, child.output, 'ipc'],
    detached: child.detached ?? false,
    windowsHide: true,
  });
}
