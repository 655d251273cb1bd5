import { expect, test } from '../fixtures';

test('pages name their feeds, which are where they say', async ({ page, request }) => {
  for (const path of ['/', '/ports/11434', '/he/ports/11434', '/ranges/user', '/software/ollama']) {
    await page.goto(path);
    for (const type of ['application/atom+xml', 'application/feed+json']) {
      const address = await page
        .locator(`head link[rel="alternate"][type="${type}"]`)
        .getAttribute('href');
      const answer = await request.get(address ?? '');
      expect([path, type, answer.status()]).toEqual([path, type, 200]);
      expect(answer.headers()['content-type'], path).toContain(type);
      const headers = { 'if-none-match': answer.headers().etag ?? '' };
      expect((await request.get(address ?? '', { headers })).status(), path).toBe(304);
    }
  }
});

test('a feed of what is not there is a 404', async ({ request }) => {
  for (const path of [
    '/ports/99999/feed.atom',
    '/software/nope/feed.json',
    '/ranges/9-3/feed.atom',
  ])
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
});
