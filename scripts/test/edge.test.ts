import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Edge, findNginx, startEdge } from './edge';

const nginx = findNginx();
let edge: Edge | undefined;
let origin: http.Server | undefined;

afterEach(async () => {
  origin?.closeAllConnections();
  origin?.close();
  await edge?.stop();
});

const PUBLIC = 'public, max-age=0, s-maxage=1';

/** An instance whose page says which one it is; from the second on each is finished when `finish` is called. */
async function start() {
  let made = 0;
  let [finish, hearThird] = [(): void => undefined, (): void => undefined];
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const third = new Promise<null>((resolve) => (hearThird = () => resolve(null)));
  origin = http.createServer((_request, response) => {
    made += 1;
    const page = `page ${made}`;
    if (made === 3) hearThird();
    void (made === 1 ? Promise.resolve() : finished).then(() =>
      response.setHeader('cache-control', PUBLIC).setHeader('content-type', 'text/html').end(page),
    );
  });
  await new Promise<void>((resolve) => origin?.listen(0, '127.0.0.1', resolve));
  edge = await startEdge(nginx ?? '', [
    `http://127.0.0.1:${(origin.address() as AddressInfo).port}`,
  ]);
  return { made: () => made, third, finish, edge };
}

interface Got {
  readonly text: string;
  readonly said: string | undefined;
  /** The second of nginx's clock in which it was sent. */
  readonly second: number;
}

/** Each over a connection of its own: the one whose page is being made anew behind it waits for that. */
function get({ plain }: Edge): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = http.get(`${plain}/ports/80`, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject).on('end', () => {
        const { date = '', 'cache-control': said } = answer.headers;
        resolve({ text, said, second: Date.parse(date) / 1_000 });
      });
    });
    asked.on('error', reject);
  });
}

it.skipIf(nginx === null)(
  'a page is shown while it is made anew, in the second after it was made and no longer',
  async () => {
    const { made, third, finish, edge: before } = await start();
    const first = await get(before);
    expect([first.text, first.said]).toEqual(['page 1', PUBLIC]);
    let shownMeanwhile = 0;
    // The third time somebody waits for it: whoever asked the second time was shown the first.
    for (;;) {
      const answer = await Promise.race([get(before), third]);
      if (answer === null) break;
      expect([answer.text, answer.said]).toEqual(['page 1', PUBLIC]);
      expect(answer.second - first.second).toBeLessThanOrEqual(1);
      if (made() === 2) shownMeanwhile += 1;
    }
    expect(shownMeanwhile).toBeGreaterThan(0);
    const last = get(before);
    finish();
    expect((await last).text).not.toBe('page 1');
  },
);

it.skipIf(nginx === null)(
  'who shows a cookie to the API, and a terminal that asks for a port, is answered by the instance',
  async () => {
    origin = http.createServer(({ headers }, response) => {
      response.setHeader('cache-control', PUBLIC).setHeader('vary', 'Cookie, Authorization');
      response.end(`${headers.cookie ?? ''}${headers['user-agent'] ?? ''}`);
    });
    await new Promise<void>((resolve) => origin?.listen(0, '127.0.0.1', resolve));
    edge = await startEdge(nginx ?? '', [
      `http://127.0.0.1:${(origin.address() as AddressInfo).port}`,
    ]);
    const { plain } = edge;
    const ask = (path: string, headers: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        const asked = http.get(`${plain}${path}`, { agent: false, headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('error', reject).on('end', () => resolve(text));
        });
        asked.on('error', reject);
      });
    for (const path of ['/api/v1/edits/1', '/api/v1/ports/1323']) {
      expect(await ask(path, {})).toBe('');
      expect(await ask(path, { cookie: 'a=1' })).toBe('a=1');
      expect(await ask(path, {})).toBe('');
    }
    for (const path of ['/ports/1323', '/he/ports/1323']) {
      expect(await ask(path, { 'user-agent': 'Mozilla/5.0' })).toBe('Mozilla/5.0');
      expect(await ask(path, { 'user-agent': 'curl/8.1' })).toBe('curl/8.1');
      expect(await ask(path, { 'user-agent': 'Mozilla/5.0' })).toBe('Mozilla/5.0');
    }
  },
);
