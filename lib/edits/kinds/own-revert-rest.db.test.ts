import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '@/lib/platform/db';
import { givenReport, must, type Person, submit } from '@/lib/testing/community';
import { castVote } from '@/lib/votes/commands';
import { after, HOUR, newPair, seen as seenIn, T0 } from './scene.fixture';

let a: Person; // who undoes what they did
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, carol, honest, moderator } = await newPair());
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const undone = async (edit: { readonly id: number }) =>
  must(await submit(a, { kind: 'revert', subject: edit.id }, after(3 * HOUR))).state;

describe('undoing words of a report', () => {
  const mended = async (vote: number) => {
    const subject = await givenReport(a, { summary: 'Echo’s back door.' }, T0);
    const confirm = (ms: number) =>
      inTransaction((tx) => castVote(tx, honest, subject, 'confirm', after(ms)));
    if (vote < HOUR) must(await confirm(vote));
    const changes = { summary: 'Echo listens here.' };
    const edit = await seen(a, { kind: 'report.update', subject, changes });
    if (vote > HOUR) must(await confirm(vote));
    return edit;
  };

  it('waits where others voted on the report since', async () => {
    expect(await undone(await mended(2 * HOUR))).toBe('open');
  });

  it('is at once where they voted on what comes back', async () => {
    expect(await undone(await mended(1))).toBe('applied');
  });
});

describe('undoing an article', () => {
  const article = (locale: string, changes: object) =>
    ({ kind: 'article.update', subject: { port: 1323, locale }, changes }) as const;
  const inPolish = (translatedFrom: string) =>
    article('pl', { title: 'Echo', body: 'Słucha.', translatedFrom, translatedRevision: 1 });
  const original = () => seen(a, article('en', { title: 'Echo', body: 'It listens.' }));

  it('waits where others translated it', async () => {
    const edit = await original();
    await seen(carol, inPolish('en'), 2 * HOUR);
    expect(await undone(edit)).toBe('open');
  });

  it('waits where a translation of it waits', async () => {
    const edit = await original();
    must(await submit(carol, inPolish('en'), after(2 * HOUR)));
    expect(await undone(edit)).toBe('open');
  });

  it('is at once where its sources alone come back', async () => {
    await original();
    const source = { id: 1, title: 'Guide', publisher: '', url: 'https://echo.example/' };
    const cited = article('en', { citations: [{ ...source, checked: '2026-11-01' }] });
    const edit = await seen(a, cited);
    must(await submit(carol, inPolish('en'), after(2 * HOUR)));
    expect(await undone(edit)).toBe('applied');
  });

  it('is at once where a translation of another article waits', async () => {
    await seen(carol, article('es', { title: 'Eco', body: 'Escucha.' }), 1);
    const edit = await original();
    must(await submit(carol, inPolish('es'), after(2 * HOUR)));
    expect(await undone(edit)).toBe('applied');
  });
});

describe('undoing words of an entry', () => {
  const mended = async () => {
    await givenReport(a, { software: { name: 'Cloud', tagline: 'It steals files' } }, T0);
    const changes = { tagline: 'files of one’s own' };
    return seen(a, { kind: 'software.update', subject: 'cloud', changes });
  };

  it('waits where others reported of it since', async () => {
    const edit = await mended();
    await givenReport(
      carol,
      { portStart: 7, portEnd: 7, software: { slug: 'cloud' } },
      after(HOUR),
    );
    expect(await undone(edit)).toBe('open');
  });

  it('is at once else', async () => {
    expect(await undone(await mended())).toBe('applied');
  });
});
