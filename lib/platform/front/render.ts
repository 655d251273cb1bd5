import type { IncomingMessage, ServerResponse } from 'node:http';
import { newRendering, type Rendering, whileRendering } from '../rendering';
import type { Handler } from './front-door';
import { untilWhole } from './held-page';

/** A page as Next made it, and what was learned meanwhile. */
export interface Made {
  readonly rendering: Rendering;
  readonly whole: Buffer;
}

/**
 * Renders the page that `request` asks for, once it is its turn, and calls `begin` just before that. Status and headers
 * are in `response` then. Null where something else than a page was answered, or the asker has gone.
 */
export type Render = (
  request: IncomingMessage,
  response: ServerResponse,
  begin: () => void,
) => Promise<Made | null>;

/** Rendering with `handle`, in this process. */
export function renderWith(handle: Handler): Render {
  return async (request, response, begin) => {
    const rendering = newRendering();
    begin();
    const whole = await whileRendering(rendering, () => untilWhole(handle, request, response));
    return whole && { rendering, whole };
  };
}
