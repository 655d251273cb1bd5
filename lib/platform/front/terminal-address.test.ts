import { describe, expect, it } from 'vitest';
import { page, serve, TEXT } from './front-door.fixture';

const CURL = { 'user-agent': 'curl/8.14.1', accept: '*/*' };

describe('a terminal that asks for a port', () => {
  const asked = async (path: string, headers: Record<string, string>, method = 'GET') => {
    let url = '';
    const { ask } = await serve((request, response) => {
      url = request.url ?? '';
      return page()(request, response);
    });
    await ask(path, { headers, method });
    return url;
  };

  it('is given the lines, whatever the language of the address', async () => {
    expect(await asked('/ports/1323', CURL)).toBe('/api/text/ports/1323?terminal');
    expect(await asked('/he/ports/80', CURL)).toBe('/api/text/ports/80?terminal');
    expect(await asked('/ports/80', { 'user-agent': 'Wget/1.25' })).toBe(
      '/api/text/ports/80?terminal',
    );
  });

  it.each([
    ['asks for HTML', '/ports/80', { ...CURL, accept: 'text/html' }],
    ['is a browser', '/ports/80', { 'user-agent': 'Mozilla/5.0', accept: '*/*' }],
    ['is a bot', '/ports/80', { 'user-agent': 'Googlebot/2.1 (like curl)', accept: '*/*' }],
    ['names nothing', '/ports/80', {}],
    ['asks for something else', '/ports/80/history', CURL],
    ['asks with a query', '/ports/80?a=1', CURL],
  ])('is given the page where it %s', async (_, path, headers) => {
    expect(await asked(path, headers)).toBe(path);
  });

  it('gets none of what is kept of the page, and leaves nothing for others', async () => {
    const { ask } = await serve((request, response) =>
      request.url?.startsWith('/api/text/') === true
        ? page({ 'content-type': 'text/plain', 'cache-control': 'no-store' })(request, response)
        : page()(request, response),
    );
    await ask('/ports/80');
    expect((await ask('/ports/80', { headers: CURL })).headers['content-type']).toBe('text/plain');
    const again = await ask('/ports/80');
    expect([again.headers['x-nextjs-cache'], again.body.toString()]).toEqual(['HIT', TEXT]);
  });
});
