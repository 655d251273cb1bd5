import { beforeEach, expect, it } from 'vitest';
import { findArticle } from '@/lib/articles/queries';
import { must, type Person, person, submit } from '@/lib/testing/community';
import { after, approve, HOUR, newScene, type Scene } from './scene.fixture';

const SUBJECT = { port: 1323, locale: 'en' };

let scene: Scene;
let keeper: Person;
let ms: number;

beforeEach(async () => {
  scene = await newScene();
  keeper = await person({ earnedTrust: 2 });
  ms = 0;
});

const proposed = (who: Person, kind: 'article.update' | 'revert', more: object) =>
  submit(who, { kind, ...more }, after((ms += HOUR)));
const written = async (who: Person, changes: object) =>
  approve(scene, must(await proposed(who, 'article.update', { subject: SUBJECT, changes })), ms);
const undone = async (who: Person, subject: number) =>
  approve(scene, must(await proposed(who, 'revert', { subject })), (ms += HOUR));
const authors = async () => (await findArticle(SUBJECT.port, 'en'))?.authors;

it('the authors of an article wrote in it: who only took it away, or brought it back, did not', async () => {
  const first = await written(scene.author, { title: 'Echo', body: 'It listens.' });
  const away = await undone(keeper, first.id);
  expect(await authors()).toBeUndefined();
  await undone(keeper, away.id);
  expect(await authors()).toEqual([scene.author.handle]);
  const second = await written(keeper, { body: 'It listens here.' });
  expect(second.appliedRevision).toBe(4);
  expect(await authors()).toEqual([scene.author.handle, keeper.handle]);
});
