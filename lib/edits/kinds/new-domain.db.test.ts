import { beforeEach, expect, it } from 'vitest';
import { applied, givenReport, must, submit } from '@/lib/testing/community';
import { newScene, type Scene, T0 } from './scene.fixture';

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
  await givenReport(scene.author, {}, T0);
});

async function isMarked(proposal: Parameters<typeof submit>[1]): Promise<boolean> {
  return must(await submit(scene.author, proposal, T0)).newDomain;
}

const update = (changes: object) =>
  isMarked({ kind: 'report.update', subject: 1, changes: { ...changes } });
const article = (body: string) =>
  isMarked({
    kind: 'article.update',
    subject: { port: 1323, locale: 'en' },
    changes: { title: 'Echo', body },
  });

it.each([
  'Win at https://casino.example/now!',
  '[here](http://casino.example)',
  'see WWW.casino.example.',
  'https://echo.labstack.com/guide and https://casino.example',
])('a link in an added text to a domain that nobody has seen marks the edit: %s', async (text) => {
  expect(await update({ description: text })).toBe(true);
  expect(await article(text)).toBe(true);
});

it('text without links, and links to where accepted evidence lies, mark nothing', async () => {
  expect(await update({ description: 'Edit package.json, then listen on 127.0.0.1:1323.' })).toBe(
    false,
  );
  expect(await article('As [the guide](https://echo.labstack.com/guide/http-server) says.')).toBe(
    false,
  );
});

it('what the text linked to before is not added', async () => {
  const changes = { title: 'Echo', body: 'Old https://blog.example/a' };
  const subject = { port: 1323, locale: 'en' };
  await applied(scene.author, { kind: 'article.update', subject, changes }, T0);
  expect(await article('New words, old link: https://blog.example/a')).toBe(false);
});
