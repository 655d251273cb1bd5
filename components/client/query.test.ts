import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from './query';

/** Records what is asked, and answers each question with its own address. */
function network(status = 200) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) => {
    asked.push(path);
    signal?.throwIfAborted();
    return Promise.resolve(Response.json({ path }, { status }));
  });
  return asked;
}

const typed = (text: string) => ({
  queryKey: ['search', `/search?q=${text}`],
  meta: { pauseMs: 20 },
});

afterEach(() => vi.unstubAllGlobals());

it('asks only for the last of several texts that are typed fast, and answers with that', async () => {
  const asked = network();
  const observer = new QueryObserver(queryClient(), typed('a'));
  const answered = new Promise((resolve) => {
    observer.subscribe(({ data }) => {
      if (data !== undefined) resolve(data);
    });
  });
  observer.setOptions(typed('ab'));
  observer.setOptions(typed('abc'));
  expect(await answered).toEqual({ path: '/search?q=abc' });
  expect(asked).toEqual(['/search?q=abc']);
  observer.destroy();
});

it('reads null for whoever is signed out, where the query is for members', async () => {
  network(401);
  const meta = { nullWhenSignedOut: true };
  expect(await queryClient().query({ queryKey: ['viewer', '/me'], meta })).toBeNull();
});

it('goes on asking when the first asker is gone, where the query says so', async () => {
  const asked = network();
  const client = queryClient();
  const query = { queryKey: ['mine', '/mine'], meta: { outlivesAsker: true, pauseMs: 5 } };
  new QueryObserver(client, query).subscribe(() => undefined)();
  const observer = new QueryObserver(client, query);
  observer.subscribe(() => undefined)();
  await vi.waitFor(() => expect(client.getQueryData(query.queryKey)).toEqual({ path: '/mine' }));
  expect(asked).toEqual(['/mine']);
});

it('does not ask again where it was refused', async () => {
  const asked = network(403);
  await expect(queryClient().query({ queryKey: ['queue', '/q'] })).rejects.toThrow();
  expect(asked).toEqual(['/q']);
});

it('gives each rendering on the server a client of its own', () => {
  expect(queryClient()).not.toBe(queryClient());
});
