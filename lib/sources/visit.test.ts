import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visit, type Visiting } from './visit';
import { openWebSite, says, sends, type WebSite } from './web-site.fixture';

let site: WebSite;

beforeEach(async () => {
  site = await openWebSite();
});
afterEach(() => site.close());

const at = (path: string, more: Partial<Visiting> = {}) =>
  visit(`${site.origin}${path}`, site.visiting(more));
const failed = (reason: string) => ({ type: 'unreachable', reason });

describe('a page', () => {
  test('is read, by who says who he is', async () => {
    site.pages.set('/guide', (request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`port 1323 ${request.headers['user-agent'] ?? ''}`),
    );
    expect(await at('/guide#port')).toEqual({
      ...{ type: 'page', status: 200, html: true, cut: false, movedTo: null },
      text: 'port 1323 Portolan/1.0 (+https://ports.example/about)',
    });
    expect(site.asked).toEqual(['/robots.txt', '/guide']);
  });

  test('in another alphabet, and compressed, is read as it is meant', async () => {
    const latin2 = Buffer.from('nas\xb3uchuje 80', 'latin1');
    site.pages.set('/pl', (_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-2' }).end(latin2),
    );
    site.pages.set('/gzip', (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
        .end(gzipSync('port 1323')),
    );
    expect(await at('/pl')).toMatchObject({ text: 'nasłuchuje 80' });
    expect(await at('/gzip')).toMatchObject({ text: 'port 1323' });
  });

  test('that is not there says so', async () => {
    expect(await at('/nothing')).toMatchObject({ type: 'page', status: 404 });
  });

  test('that is no text is not read', async () => {
    site.pages.set('/a.pdf', says('%PDF', 'application/pdf'));
    expect(await at('/a.pdf')).toEqual(failed('not-text'));
  });
});

describe('limits', () => {
  test('a page that does not end is read up to a size, packed or not', async () => {
    const some = 'x'.repeat(10_000);
    site.pages.set('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write(some));
      };
      response.on('drain', more);
      more();
    });
    site.pages.set('/bomb', (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(50_000_000, 'x'))),
    );
    for (const path of ['/endless', '/bomb']) {
      const page = await at(path, { maxBytes: 100_000, timeoutMs: 5_000 });
      expect(page).toMatchObject({ type: 'page', cut: true });
      expect(page.type === 'page' && page.text.length).toBe(100_000);
    }
  });

  test('an answer that does not come, or never ends, is given up', async () => {
    site.pages.set('/silent', () => undefined);
    site.pages.set('/slow', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('port ');
    });
    for (const path of ['/silent', '/slow'])
      expect(await at(path, { timeoutMs: 150 })).toEqual(failed('no-answer'));
  });

  test('an answer that breaks off is none', async () => {
    site.pages.set('/broken', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      response.write('port', () => response.destroy());
    });
    expect(await at('/broken')).toEqual(failed('no-answer'));
  });

  test('redirects end after five', async () => {
    for (let n = 0; n < 9; n += 1) site.pages.set(`/r${n}`, sends(`/r${n + 1}`, 302));
    site.pages.set('/r9', says('port 1323'));
    expect(await at('/r4')).toMatchObject({ type: 'page', status: 200 });
    expect(await at('/r3')).toEqual(failed('too-many-redirects'));
    expect(await at('/r0')).toEqual(failed('too-many-redirects'));
  });

  test('each request waits for its turn, the one for robots.txt too', async () => {
    const turns: string[] = [];
    site.pages.set('/old', sends('/new', 301));
    site.pages.set('/new', says('port 1323'));
    await at('/old', { turn: (host) => Promise.resolve(void turns.push(host)) });
    expect(turns).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
  });
});

describe('a page that moved', () => {
  test.each([
    [301, '/new'],
    [308, '/new'],
    [302, null],
    [307, null],
  ] as const)('by %i is told', async (status, to) => {
    site.pages.set('/old', sends('/new', status));
    site.pages.set('/new', says('port 1323'));
    const movedTo = to === null ? null : `${site.origin}${to}`;
    expect(await at('/old')).toMatchObject({ type: 'page', status: 200, movedTo });
  });

  test('by a slash only has not', async () => {
    site.pages.set('/guide', sends('/guide/', 301));
    site.pages.set('/guide/', says('port 1323'));
    expect(await at('/guide')).toMatchObject({ movedTo: null });
  });
});

describe('robots.txt', () => {
  const rules = (text: string, status = 200) =>
    site.pages.set('/robots.txt', (_, response) => response.writeHead(status).end(text));

  beforeEach(() => {
    site.pages.set('/private/guide', says('port 1323'));
  });

  test('keeps us out of what it names, and out of nothing else', async () => {
    rules('User-agent: *\nDisallow: /private/\n');
    site.pages.set('/guide', says('port 1323'));
    expect(await at('/private/guide')).toEqual(failed('robots'));
    expect(await at('/guide')).toMatchObject({ status: 200 });
    expect(site.asked).not.toContain('/private/guide');
  });

  test('may speak of us by name', async () => {
    rules('User-agent: Portolan\nDisallow: /\n\nUser-agent: *\nAllow: /\n');
    expect(await at('/private/guide')).toEqual(failed('robots'));
  });

  test('holds for what a redirect leads to', async () => {
    rules('User-agent: *\nDisallow: /private/\n');
    site.pages.set('/open', sends('/private/guide', 302));
    expect(await at('/open')).toEqual(failed('robots'));
    expect(site.asked).not.toContain('/private/guide');
  });

  test('that cannot be read lets nobody in; without one everybody may come', async () => {
    rules('', 503);
    expect(await at('/private/guide')).toEqual(failed('robots'));
    rules('', 404);
    expect(await at('/private/guide')).toMatchObject({ status: 200 });
  });

  test('is read once', async () => {
    const visiting = site.visiting();
    for (let n = 0; n < 3; n += 1) await visit(`${site.origin}/private/guide`, visiting);
    expect(site.asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
  });
});
