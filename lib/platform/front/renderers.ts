import { log } from '../log';
import type { Render } from './render';

/** A process renders on one thread: more at once only make each other late. */
export const AT_ONCE = 3;

/** With so many waiting this process renders too, although what it answers from memory is late meanwhile. */
const LONG_QUEUE = 8;

/** A process that renders pages for this one. */
export interface Renderer {
  /** Rejects with `RendererGone` where nothing was answered yet. */
  readonly render: Render;
  isUp(): boolean;
}

/** The process that was to render ended, or does not answer. */
export class RendererGone extends Error {}

/**
 * Renders in the processes of `others` as long as there are any, and with `here` where there are none or too many pages
 * wait; in each a few at once, in the order in which they were asked for.
 */
export function shareOut(here: Render, others: readonly Renderer[] = []): Render {
  const own: Renderer = { render: here, isUp: () => true };
  const busy = new Map<Renderer, number>([own, ...others].map((one) => [one, 0]));
  const waiting: ((renderer: Renderer) => void)[] = [];

  function free(): Renderer | undefined {
    const up = others.filter((one) => one.isUp());
    const [least] = up.sort((one, other) => under(one) - under(other));
    if (least !== undefined && under(least) < AT_ONCE) return least;
    const isNeeded = least === undefined || waiting.length > LONG_QUEUE;
    return isNeeded && under(own) < AT_ONCE ? own : undefined;
  }

  const under = (renderer: Renderer): number => busy.get(renderer) ?? 0;

  function handOut(): void {
    while (waiting.length > 0) {
      const renderer = free();
      if (renderer === undefined) return;
      busy.set(renderer, under(renderer) + 1);
      waiting.shift()?.(renderer);
    }
  }

  return async (request, response, begin) => {
    const renderer = await new Promise<Renderer>((resolve) => {
      waiting.push(resolve);
      handOut();
    });
    try {
      return await renderer.render(request, response, begin).catch((error: unknown) => {
        if (!(error instanceof RendererGone)) throw error;
        log.warn('renderer-gone', { reason: error.message });
        return here(request, response, begin);
      });
    } finally {
      busy.set(renderer, under(renderer) - 1);
      handOut();
    }
  };
}
