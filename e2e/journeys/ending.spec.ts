import { approve, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { EditFormPage } from '../pages/edit-form.page';
import { PortPage } from '../pages/port.page';

test('a report is retired with a reason; its author undoes it, and that applies at once', async ({
  person,
  page,
}) => {
  const port = quietPort(50);
  const name = `Ballast ${port}`;
  const [author, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([author, moderator], port, name);
  const [form, edit] = [new EditFormPage(author.page), new EditPage(author.page)];
  await form.open(`/reports/${report.id}/edit`);
  await form.submit(1).press('Enter');
  await expect(form.outcome).toContainText('2 things are still missing or wrong:');
  await form.field(/^It should not be here/, 1).check();
  await form.propose('It was only a test of mine.', 1);
  const id = await edit.id();
  await expect(edit.head).toContainText('48 hours');

  const decider = new EditPage(moderator.page);
  await decider.open(id);
  await decider.act('Approve', 'Indeed.');
  await decider.expectDone('Applied');
  const read = new PortPage(page);
  await read.untilPractice(port, 'names no more', name);

  await edit.open(id);
  await edit.act('Undo it', 'It was right after all.');
  await author.page.waitForURL((url) => !url.pathname.endsWith(`/${id}`));
  await expect(edit.head).toContainText('Applied');
  await expect(edit.head).toContainText(`It undoes Edit ${id}.`);
  await read.untilPractice(port, 'names', name);
});

test('a moderator’s undoing is an edit like others: somebody else approves it', async ({
  person,
}) => {
  const port = quietPort(51);
  const [author, moderator, second] = [
    await person('member'),
    await person('moderator'),
    await person('moderator'),
  ];
  const report = await standingReport([author, moderator], port, `Keelson ${port}`);
  const change = await propose(author, {
    kind: 'report.update',
    subject: report.id,
    baseRevision: 1,
    changes: { summary: 'A sentence that says less.' },
    note: 'Shorter.',
  });
  await approve(moderator, change);
  const edit = new EditPage(moderator.page);
  await edit.open(change.id);
  await edit.act('Undo it', 'It says less than before.');
  await moderator.page.waitForURL((url) => !url.pathname.endsWith(`/${change.id}`));
  await expect(edit.head).toContainText(`It undoes Edit ${change.id}.`);
  await expect(edit.diff).toContainText(report.summary);
  await expect(edit.desk).toContainText(
    'This is your own edit, or about your own words: others review it.',
  );
  const decider = new EditPage(second.page);
  await decider.open(await edit.id());
  await decider.act('Approve', 'The longer one is better.');
  await decider.expectDone('Applied');
  await decider.open(change.id);
  await expect(decider.head).toContainText('It was undone by');
});

test('of two reports that say the same one stays, with the sources of both', async ({
  person,
  page,
}) => {
  const port = quietPort(52);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const stays = await standingReport([author, moderator], port, `Rudder ${port}`);
  const double = await standingReport([author, moderator], port, `Ruder ${port}`, {
    evidence: [{ kind: 'article', url: 'https://example.com/rudder' }],
  });
  const [form, edit] = [new EditFormPage(author.page), new EditPage(author.page)];
  await form.open(`/reports/${double.id}/edit`);
  await form.field('Which one stays?', 2).selectOption(String(stays.id));
  await form.propose('A misspelling of the same.', 2);
  const id = await edit.id();
  expect((await approve(moderator, { id, state: 'open' })).state).toBe('applied');
  const read = new PortPage(page);
  await read.untilPractice(port, 'names', 'Evidence: 2 sources');
  await read.untilPractice(port, 'names no more', `Ruder ${port}`);
});

test('of two entries for one piece of software one stays, and the other’s address leads there', async ({
  person,
}) => {
  const port = quietPort(53);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const stays = await standingReport([author, moderator], port, `Mizzen ${port}`);
  const other = await standingReport([author, moderator], quietPort(54), `Mizen ${port}`);
  const [form, edit] = [new EditFormPage(author.page), new EditPage(author.page)];
  await form.open(`/software/${other.software.slug}/edit`);
  await form.field('Which one stays?', 1).selectOption({ label: stays.software.name });
  await form.propose('Two spellings of one program.', 1);
  const decider = new EditPage(moderator.page);
  await decider.open(await edit.id());
  await decider.act('Approve', 'The same homepage.');
  await decider.expectDone('Applied');
  await author.page.goto(`/software/${other.software.slug}`);
  await expect(author.page).toHaveURL(new RegExp(`/software/${stays.software.slug}$`));
});
