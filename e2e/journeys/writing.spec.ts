import { approve, call, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { EditFormPage } from '../pages/edit-form.page';

const BODY = 'Sailors chose the number.[^1]\n\nIt stayed in the second edition.[^1]';
const SOURCE = {
  id: 1,
  title: 'The sailors’ almanac',
  url: 'https://example.org/almanac',
  publisher: 'Example',
  checked: '2026-11-20',
};

/** The body that proposes a story, or a change to one. */
function story(port: number, changes: object, baseRevision?: number) {
  const subject = { port, locale: 'en' };
  return { kind: 'article.update', subject, baseRevision, changes, note: 'From the almanac.' };
}

test('a story is written with its sources, changed, and its history shows what was changed', async ({
  person,
}) => {
  const port = quietPort(40);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const [form, edit] = [new EditFormPage(author.page), new EditPage(author.page)];
  await form.open(`/ports/${port}/article/edit`);
  await form.field('Title').first().fill('A number from the sea');
  await form.text.fill('Sailors chose the number.[^1]');
  const preview = author.page.getByRole('region', { name: 'Preview and original' });
  await expect(author.page.getByRole('main')).toContainText('How it will read');
  await form.propose('From the almanac.');
  await expect(form.outcome).toContainText('refers to a source that is not in this list');
  await form.form().getByRole('button', { name: 'Add a source' }).press('Enter');
  const source = form.form().getByRole('listitem');
  await source.getByLabel('Title').fill(SOURCE.title);
  await source.getByLabel('Link').fill(SOURCE.url);
  await expect(preview).toHaveCount(0);
  await form.submit().press('Enter');
  await edit.id();
  await expect(edit.diff).toContainText('A number from the sea');
  await approve(moderator, { id: await edit.id(), state: 'open' });

  await form.open(`/ports/${port}/article/edit`);
  await expect(form.text).toHaveValue('Sailors chose the number.[^1]');
  await form.text.fill('Two sailors chose the number.[^1]');
  await form.propose('There were two.');
  await approve(moderator, { id: await edit.id(), state: 'open' });
  await author.page.goto(`/history/article/${port}-en`);
  await author.page.getByRole('button', { name: 'Compare' }).press('Enter');
  const changed = author.page.getByRole('table').first();
  await expect(changed.locator('ins')).toContainText('Two sailors');
  await expect(changed.locator('del')).toContainText('Sailors');
});

test('a story that somebody changed meanwhile shows both texts; what both left alone is kept', async ({
  person,
}) => {
  const port = quietPort(41);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const first = { title: 'A number from the sea', body: BODY, questions: '', citations: [SOURCE] };
  await approve(moderator, await propose(other, story(port, first)));
  const form = new EditFormPage(author.page);
  await form.open(`/ports/${port}/article/edit`);
  await form.field('Title').first().fill('The number of the sea');
  await form.text.fill(BODY.replace('second edition', 'third edition'));
  const theirs = { title: 'A number from the harbour', body: BODY.replace('Sailors', 'Pilots') };
  await approve(moderator, await propose(other, story(port, theirs, 1)));

  await form.propose('The third edition has it too.');
  await expect(form.stale).toBeFocused();
  const title = form.disputed('Title');
  await expect(title).toContainText('A number from the harbour');
  await expect(title).toContainText('The number of the sea');
  await title.getByRole('radio', { name: 'Your text' }).check();
  await form.stale.getByRole('button', { name: 'Continue with this' }).press('Enter');
  await expect(form.field('Title').first()).toHaveValue('The number of the sea');
  const merged = BODY.replace('Sailors', 'Pilots').replace('second edition', 'third edition');
  await expect(form.text).toHaveValue(merged);
  await form.submit().press('Enter');
  const { id, state } = { id: await new EditPage(author.page).id(), state: 'open' };
  expect((await approve(moderator, { id, state })).state).toBe('applied');
  const { body } = await call(author, 'GET', `/articles/${port}/en`);
  expect(body).toMatchObject({ title: 'The number of the sea', body: merged, revision: 3 });
});

test('a software entry that somebody changed meanwhile shows both; lists of both come together', async ({
  person,
}) => {
  const port = quietPort(42);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const { software } = await standingReport([author, moderator], port, `Sextant ${port}`);
  const form = new EditFormPage(author.page);
  await form.open(`/software/${software.slug}/edit`);
  await form.field(/^What it is/).fill('navigation server');
  await form.field(/^Other names/).fill('sextantd');
  const theirs = { tagline: 'angle service', aliases: ['octant'] };
  const faster = await propose(other, {
    kind: 'software.update',
    subject: software.slug,
    baseRevision: 1,
    changes: theirs,
    note: 'From its homepage.',
  });
  expect((await approve(moderator, faster)).state).toBe('applied');

  await form.propose('As its manual says.');
  const tagline = form.disputed('What it is');
  await expect(tagline).toContainText('angle service');
  await expect(tagline).toContainText('navigation server');
  await form.stale.getByRole('button', { name: 'Continue with this' }).press('Enter');
  await expect(form.field(/^What it is/)).toHaveValue('navigation server');
  await expect(form.field(/^Other names/)).toHaveValue(/octant/);
  await expect(form.field(/^Other names/)).toHaveValue(/sextantd/);
  await form.submit().press('Enter');
  const edit = new EditPage(author.page);
  const id = await edit.id();
  await expect(edit.title).toContainText(`Sextant ${port}`);
  expect((await approve(moderator, { id, state: 'open' })).state).toBe('applied');
  await author.page.goto(`/software/${software.slug}`);
  await expect(author.page.getByRole('main')).toContainText('navigation server');
});
