import { beforeEach, describe, expect, it } from 'vitest';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import { readEdit } from '@/lib/edits/queries/edit';
import { after, DAY, HOUR, newPair, seen, storedEdit } from '@/lib/edits/kinds/scene.fixture';
import { actOn, must, type Person, person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let a: Person; // wrote what the article was taken out of use for
let b: Person;
let honest: Person;
let moderator: Person;
let puppet: Person;

const PLACE = { port: 1323, locale: 'en' };
const BAD = 'Why not buy the best of all from shop.example today?';
const article = (changes: object) => ({ kind: 'article.update', subject: PLACE, changes }) as const;
const FIRST = { title: 'Echo', body: 'It listens here.' };
const stored = () => testDb().article.findFirstOrThrow({ where: PLACE });

/** An article with bad words, and the edit that made it. */
async function given() {
  const first = await seen({ moderator }, honest, article(FIRST), HOUR);
  await seen({ moderator }, a, article({ questions: BAD }), 2 * HOUR);
  return first;
}

const retire = async (first: { readonly id: number }) => {
  await seen({ moderator }, honest, { kind: 'revert', subject: first.id }, 5 * HOUR);
  expect(await stored()).toMatchObject({ state: 'retired' });
};

beforeEach(async () => {
  ({ a, b, honest, moderator } = await newPair());
  puppet = await person({ earnedTrust: 2 });
});

describe('an article that was taken out of use', () => {
  it('does not come back by an approval that was given before', async () => {
    const first = await given();
    const words = article({ title: 'Echo, the server', body: 'It listens here, by default.' });
    const edit = must(await submit(puppet, words, after(3 * HOUR)));
    must(await review(honest, edit, { verdict: 'approve' }, after(4 * HOUR)));
    await retire(first);
    const onto: RebaseInput = { baseRevision: 3, resolutions: {} };
    must(await actOn(REBASE, puppet, edit.id, onto, after(6 * HOUR)));
    must(await review(b, edit, { verdict: 'approve' }, after(DAY)));
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'open' });
    expect(await stored()).toMatchObject({ state: 'retired' });
  });

  it('is brought back by a rebase of what waited: its title stands there', async () => {
    const first = await given();
    const words = article({ body: 'It listens here, by default.' });
    const edit = must(await submit(puppet, words, after(3 * HOUR)));
    await retire(first);
    const approve = (who: Person, ms: number) =>
      review(who, edit, { verdict: 'approve' }, after(ms));
    must(await approve(moderator, 6 * HOUR));
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'conflicted', conflicts: ['state'] });
    const onto: RebaseInput = { baseRevision: 3, resolutions: {} };
    must(await actOn(REBASE, puppet, edit.id, onto, after(7 * HOUR)));
    expect(await storedEdit(edit.id)).toMatchObject({
      ...{ state: 'open', changes: { state: 'active', body: 'It listens here, by default.' } },
    });
    must(await approve(moderator, 8 * HOUR));
    expect(await stored()).toMatchObject({ state: 'active', title: 'Echo' });
  });

  it('is shown with all that comes back, on which who wrote that does not decide', async () => {
    await retire(await given());
    const words = article({ title: 'Echo', body: 'It listens here, by default.' });
    const edit = must(await submit(puppet, words, after(6 * HOUR)));
    const shown = (await readEdit(edit.id, honest, after(7 * HOUR)))?.diff ?? [];
    const rows = shown.map(({ field, before, after: then }) => [field, before, then]);
    expect(rows.sort()).toEqual([
      ['body', 'It listens here.', 'It listens here, by default.'],
      ['questions', null, BAD],
      ['state', 'retired', 'active'],
      ['title', null, 'Echo'],
    ]);
    const approve = (who: Person) => review(who, edit, { verdict: 'approve' }, after(7 * HOUR));
    expect(await approve(a)).toMatchObject({ reason: 'own-edit' });
    for (const who of [b, await person({ role: 'reviewer' })]) must(await approve(who));
    expect(await stored()).toMatchObject({ state: 'active', questions: BAD });
  });
});
