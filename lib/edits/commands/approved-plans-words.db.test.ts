import { beforeEach, describe, expect, it } from 'vitest';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import {
  after,
  approvedAround as approvedAroundIn,
  approvedBy,
  givenService,
  HOUR,
  newPair,
  seen as seenIn,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { actOn, givenReport, must, type Person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);

const approvedAround = (proposal: object, between: () => Promise<unknown>) =>
  approvedAroundIn({ a, b, honest }, proposal, between);

const article = (changes: object) =>
  ({ kind: 'article.update', subject: { port: 1323, locale: 'en' }, changes }) as const;
const citing = (url: string) => ({
  citations: [{ id: 1, title: 'The guide', publisher: '', url, checked: '2026-11-01' }],
});
const profile = (changes: object) => ({ kind: 'service.update', subject: 'rdp', changes }) as const;
const resting = (url: string) => ({ sources: [{ about: 'security', title: 'A note', url }] });
const PROFILE = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };

describe('an approval of words is of the sources under them, and ends', () => {
  it.each([
    ['in new words', 'One. Never expose it.[^1]'],
    ['between new pieces of code', 'One.\n\n```\nls\n```\n\nFree.[^1]\n\n```\nls\n```'],
    ['between keys', 'The \\` key is bound.[^1] Press \\` twice.'],
    ['in a line that is there already', 'One.\n\nTwo.[^1]'],
  ])('where a citation that an article mentions leads elsewhere by then: %s', async (_, one) => {
    const body = 'One.\n\n```\nls\n```\n\nTwo.[^1]\n\nThree.';
    await seen(carol, article({ title: 'Echo', body, ...citing('https://echo.labstack.com/') }));
    const mentioning = article({ body: body.replace('One.', one) });
    const state = await approvedAround(mentioning, () =>
      seen(carol, article(citing('https://evil.example/')), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where the sentence goes on in another line, which mentions it', async () => {
    const body = 'Echo answers,\nas its makers say.[^1]';
    await seen(carol, article({ title: 'Echo', body, ...citing('https://echo.labstack.com/') }));
    const mine = article({ body: body.replace('answers', 'is safe') });
    const state = await approvedAround(mine, () =>
      seen(carol, article(citing('https://jokes.example/')), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where a link goes on in another line, which leads elsewhere by then', async () => {
    const body = '[A joke\nof\nours](https://echo.labstack.com/)';
    await seen(carol, article({ title: 'Echo', body }));
    const state = await approvedAround(article({ body: body.replace('A joke', 'Get it') }), () =>
      seen(carol, article({ body: body.replace('echo.labstack', 'jokes') }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where half of them stand by then, and what is said with that half does not any more', async () => {
    const body = 'A.\n\n-\n\n-\n\n-\n\nB.';
    const said = (text: string) => article({ title: 'Echo', body: text });
    await seen(carol, said(body));
    const half = body.replace('A.', 'A is not safe.');
    const edit = must(await submit(a, said(half.replace('B.', 'B is new.')) as never, T0));
    must(await approvedBy(honest, edit));
    await seen(carol, said(half), 2 * HOUR);
    const stood = await testDb().article.findFirstOrThrow();
    const onto: RebaseInput = { baseRevision: stood.revision, resolutions: {} };
    must(await actOn(REBASE, a, edit.id, onto, after(2 * HOUR)));
    await seen(carol, said(body.replace('A.', 'A is safe.')), 2 * HOUR);
    expect(must(await approvedBy(b, edit, 3 * HOUR)).state).toBe('open');
  });

  it.each([
    ['behind it', (url: string) => `[g]: ${url}`],
    ['on the next line, in a quote', (url: string) => `> [g]:\n> ${url}`],
    ['behind a name of two lines', (url: string) => `[the\ng]: ${url}`],
  ])('where a link leads elsewhere by then that stands %s', async (_, link) => {
    const said = (text: string, url: string) =>
      article({ title: 'Echo', body: `${text}\n\n-\n\n-\n\n${link(url)}` });
    const good = 'https://echo.labstack.com/';
    await seen(carol, said('One.', good));
    const state = await approvedAround(said('See [here][g].', good), () =>
      seen(carol, said('One.', 'https://evil.example/'), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('and holds where others write elsewhere in the text', async () => {
    const body = 'A.\n\n-\n\n-\n\n-\n\nB.';
    const said = (text: string) => article({ title: 'Echo', body: text });
    await seen(carol, said(body));
    const state = await approvedAround(said(body.replace('B.', 'B is new.')), () =>
      seen(carol, said(body.replace('A.', 'B is new.\n\nA.')), 2 * HOUR),
    );
    expect(state).toBe('applied');
  });

  it('where a note on security rests on another source by then', async () => {
    await givenService();
    const old = { ...PROFILE, securityNote: 'Old.', ...resting('https://learn.microsoft.com/kb') };
    await seen(carol, profile(old));
    const state = await approvedAround(profile({ securityNote: 'It may face the internet.' }), () =>
      seen(carol, profile(resting('https://evil.example/')), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where a note on security rests on another source on paper by then', async () => {
    await givenService();
    const paper = (title: string) => ({ sources: [{ about: 'security', title, url: null }] });
    await seen(carol, profile({ ...PROFILE, securityNote: 'Old.', ...paper('ISO 27001') }));
    const state = await approvedAround(profile({ securityNote: 'It needs no password.' }), () =>
      seen(carol, profile(paper('A pamphlet')), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it.each([
    [{ translatedRevision: 2 }, { translatedFrom: 'es' }],
    [{ translatedFrom: 'es' }, { translatedRevision: 2 }],
  ])('where a translation follows another article by then: %j', async (mine, theirs) => {
    const inSpanish = (changes: object) =>
      ({ kind: 'article.update', subject: { port: 1323, locale: 'es' }, changes }) as const;
    for (const body of ['One.', 'Two.']) {
      await seen(carol, article({ title: 'Echo', body }), 1);
      await seen(carol, inSpanish({ title: 'Eco', body }), 1);
    }
    const inPolish = (changes: object) =>
      ({ kind: 'article.update', subject: { port: 1323, locale: 'pl' }, changes }) as const;
    const follows = (from: string, translatedRevision: number) =>
      ({ translatedFrom: from, translatedRevision }) as const;
    await seen(carol, inPolish({ title: 'Echo', body: 'Raz.', ...follows('en', 1) }), 1);
    const state = await approvedAround(inPolish(mine), () =>
      seen(carol, inPolish(theirs), 2 * HOUR),
    );
    expect(state).toBe('open');
  });
});

describe('an approval of another source ends where other words rest on it by then', () => {
  const GOOD = 'https://echo.labstack.com/';

  it('in an article', async () => {
    const joke = 'One.\n\nA joke.[^1]';
    await seen(carol, article({ title: 'Echo', body: joke, ...citing(GOOD) }), 1);
    const other = article(citing('https://jokes.example/'));
    const state = await approvedAround(other, () =>
      seen(carol, article({ body: joke.replace('One.', 'It is safe.[^1]') }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('in the profile of a service', async () => {
    await givenService();
    await seen(carol, profile({ ...PROFILE, securityNote: 'Some like it.', ...resting(GOOD) }), 1);
    const other = profile(resting('https://blog.example/'));
    const state = await approvedAround(other, () =>
      seen(carol, profile({ securityNote: 'It is safe.' }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });
});

describe('an approval of words holds where', () => {
  const body = 'One.[^1]\n\nTwo.\n\nThree.';
  const source = (id: number, more: object = {}) => ({
    ...{ id, title: 'The guide', publisher: '', url: `https://echo.labstack.com/${id}` },
    ...{ checked: '2026-11-01', ...more },
  });
  const changed = (one: string, other: string, more: object = {}) =>
    article({ body: body.replace(one, other), ...more });
  const cited = (...citations: object[]) => ({ citations });

  it.each([
    [
      'a line has code, and another a source by then',
      changed('Two.', 'Start it with `echo -p 1323`.'),
      changed('Three.', 'Three.[^2]', cited(source(1), source(2))),
    ],
    [
      'an address of IPv6 stands elsewhere by then',
      changed('Two.', 'Too.'),
      changed('Three.', 'It listens on [::1]:1323.'),
    ],
    [
      'a source is called otherwise, and what mentions it is, too',
      article(cited(source(1, { title: 'Echo: the guide', checked: '2026-11-19' }))),
      changed('One.', 'Number one.'),
    ],
  ])('%s', async (_, mine, theirs) => {
    await seen(carol, article({ title: 'Echo', body, ...cited(source(1)) }), 1);
    expect(await approvedAround(mine, () => seen(carol, theirs, 2 * HOUR))).toBe('applied');
  });
});
