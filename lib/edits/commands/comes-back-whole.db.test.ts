import { beforeEach, describe, expect, it } from 'vitest';
import {
  after,
  approvedBy,
  givenService,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
} from '@/lib/edits/kinds/scene.fixture';
import { must, type Person, person, submit } from '@/lib/testing/community';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const profile = (changes: object) => ({ kind: 'service.update', subject: 'rdp', changes }) as const;
const PROFILE = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };

describe('what comes back is what was approved, all of it', () => {
  const article = (changes: object) => ({
    ...{ kind: 'article.update', subject: { port: 1323, locale: 'en' }, changes },
  });

  /** It was made, put right, taken out of use; `back` is approved, and meanwhile the putting right is undone. */
  async function putWrongMeanwhile(
    make: object,
    better: object,
    back: (gone: { readonly id: number }) => object,
  ) {
    const made = await seen(carol, make);
    const right = await seen(carol, better, 2 * HOUR);
    const gone = await seen(honest, { kind: 'revert', subject: made.id }, 3 * HOUR);
    const edit = must(await submit(a, back(gone) as never, after(4 * HOUR)));
    must(await approvedBy(await person({ role: 'reviewer' }), edit, 5 * HOUR));
    await seen(await person(), { kind: 'revert', subject: right.id }, 6 * HOUR);
    must(await approvedBy(b, edit, 7 * HOUR));
    return (await storedEdit(edit.id)).state;
  }

  it('of an article', async () => {
    const state = await putWrongMeanwhile(
      article({ title: 'Echo', body: 'It may face the internet.' }),
      article({ body: 'Never expose it.' }),
      ({ id }) => ({ kind: 'revert', subject: id }),
    );
    expect(state).toBe('open');
  });

  it('of a profile', async () => {
    await givenService();
    const { plainName, what } = PROFILE;
    const state = await putWrongMeanwhile(
      profile({ ...PROFILE, aliases: ['wrong'] }),
      profile({ aliases: [] }),
      () => profile({ plainName: `${plainName}, again`, what: `${what} Truly.` }),
    );
    expect(state).toBe('open');
  });

  it('and what is taken out of use too, but for what a report says besides its claim', async () => {
    const made = await seen(a, article({ title: 'Echo', body: 'Buy it at shop.example.' }));
    const edit = must(await submit(carol, { kind: 'revert', subject: made.id }, after(2 * HOUR)));
    must(await approvedBy(honest, edit, 3 * HOUR));
    await seen(carol, article({ questions: 'What is it? A server.' }), 4 * HOUR);
    must(await approvedBy(await person({ role: 'reviewer' }), edit, 5 * HOUR));
    expect((await storedEdit(edit.id)).state).toBe('open');
  });
});
