import http, { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { newRendering, showsTags } from '../rendering';
import type { Handler } from './front-door';
import { elsewhere, page, serve } from './front-door.fixture';
import { AT_ONCE, type Renderer, RendererGone, shareOut } from './renderers';
import type { Made } from './render';
import { renderFor } from './rendered-elsewhere';

/** Renders when it is told to; says what is under way. */
function held(isUp = true) {
  const under: ((made: Made | Error) => void)[] = [];
  const renderer: Renderer = {
    isUp: () => isUp,
    render: (_request, _response, begin) => {
      begin();
      return new Promise((resolve, reject) => {
        under.push((made) => (made instanceof Error ? reject(made) : resolve(made)));
      });
    },
  };
  return { under, renderer };
}

const MADE: Made = { rendering: newRendering(), whole: Buffer.from('page') };

function pages(render: ReturnType<typeof shareOut>) {
  let begun = 0;
  const request = new IncomingMessage(new Socket());
  const ask = () => render(request, new ServerResponse(request), () => (begun += 1));
  return { ask, begun: () => begun };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('pages are shared out', () => {
  it('to the other processes as long as few wait, to the least busy first', async () => {
    const [here, one, other] = [held(), held(), held()];
    const { ask } = pages(shareOut(here.renderer.render, [one.renderer, other.renderer]));
    for (let n = 0; n < 2 * AT_ONCE + 3; n += 1) void ask();
    await settled();
    expect([here, one, other].map(({ under }) => under.length)).toEqual([0, AT_ONCE, AT_ONCE]);
    one.under[0]?.(MADE);
    await settled();
    expect(one.under).toHaveLength(AT_ONCE + 1);
  });

  it('to this one too when many wait', async () => {
    const [here, one] = [held(), held()];
    const { ask } = pages(shareOut(here.renderer.render, [one.renderer]));
    for (let n = 0; n < 16; n += 1) void ask();
    await settled();
    expect([here.under.length, one.under.length]).toEqual([AT_ONCE, AT_ONCE]);
  });

  it('to this one alone, a few at once, while no other is up', async () => {
    const [here, one] = [held(), held(false)];
    const { ask, begun } = pages(shareOut(here.renderer.render, [one.renderer]));
    for (let n = 0; n < 5; n += 1) void ask();
    await settled();
    expect([here.under.length, one.under.length, begun()]).toEqual([AT_ONCE, 0, AT_ONCE]);
  });

  it('anew, and here, where the other ended meanwhile; other faults are faults', async () => {
    const [here, one] = [held(), held()];
    const { ask } = pages(shareOut(here.renderer.render, [one.renderer]));
    const ended = ask();
    const failed = expect(ask()).rejects.toThrow('it broke');
    await settled();
    one.under[0]?.(new RendererGone('it was killed'));
    one.under[1]?.(new Error('it broke'));
    await settled();
    here.under[0]?.(MADE);
    expect(await ended).toBe(MADE);
    await failed;
  });
});

describe('a process that renders for another', () => {
  it('may end in the middle of a page', async () => {
    const cut: Handler = (_request, response) => {
      response.write('half');
      response.destroy();
      return Promise.resolve();
    };
    let other: Awaited<ReturnType<typeof elsewhere>> | undefined;
    const { ask, asked } = await serve(
      (request, response) => {
        showsTags('port:1');
        return page()(request, response);
      },
      { renderers: async () => [(other = await elsewhere(cut))] },
    );
    const answer = await ask('/kept/1');
    expect([answer.status, asked()]).toEqual([200, 1]);
    other?.stop();
    expect((await ask('/kept/2')).status).toBe(200);
  });

  it('answers nobody who does not know its word', async () => {
    const server = http.createServer((request, response) => {
      void renderFor(page(), 'word')(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/kept/1`, {
      headers: { 'x-portolan-word': 'other' },
    });
    server.close();
    expect([answer.status, await answer.text()]).toEqual([403, '']);
  });
});
