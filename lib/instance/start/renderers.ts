import type { ChildProcess } from 'node:child_process';
import http from 'node:http';
import { constants } from 'node:os';
import { z } from 'zod';
import { log } from '@/lib/platform/log';
import { type Render } from '@/lib/platform/front/render';
import { renderAt } from '@/lib/platform/front/rendered-elsewhere';
import { AT_ONCE, type Renderer, RendererGone } from '@/lib/platform/front/renderers';
import { startWatched } from '../child';
import { holdBack } from './server';

/** One that ended is not started again for so long: it may end each time. */
const REST_MS = 10_000;

const reachedSchema = z.object({ port: z.number(), word: z.string() });

export interface OwnRenderer extends Renderer {
  stop(): void;
}

/**
 * A process of its own that renders (`start/render.ts`), started when pages are asked for, and again when it has ended:
 * until it answers, pages are rendered elsewhere.
 */
export function ownRenderer(): OwnRenderer {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let child: ChildProcess | undefined;
  let render: Render | undefined;
  let isStopped = false;
  let restsUntil = 0;

  function start(): void {
    restsUntil = Date.now() + REST_MS;
    const started = startWatched({
      args: ['scripts/run.mjs', 'render'],
      environment: { NEXT_TELEMETRY_DISABLED: '1' },
      output: 'pipe',
      priority: constants.priority.PRIORITY_BELOW_NORMAL,
    });
    child = started;
    // As of the server itself: how it starts is of interest only if it does not.
    const output = holdBack(started);
    started.once('message', (said) => {
      output.forget();
      render = renderAt(reachedSchema.parse(said), agent);
    });
    const end = (reason: string): void => {
      output.release();
      if (child !== started) return;
      child = undefined;
      render = undefined;
      if (!isStopped) log.warn('renderer-ended', { reason });
    };
    started.once('error', (error) => end(error.message));
    started.once('exit', (status, signal) => end(signal ?? `status ${status}`));
  }

  return {
    isUp() {
      if (child === undefined && !isStopped && Date.now() >= restsUntil) start();
      return render !== undefined;
    },
    render(...asked) {
      return render?.(...asked) ?? Promise.reject(new RendererGone('it has ended'));
    },
    stop() {
      isStopped = true;
      child?.kill();
      agent.destroy();
    },
  };
}
