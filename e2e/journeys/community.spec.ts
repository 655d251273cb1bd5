import { call, type Edit, editNow, newReport, quietPort } from '../api';
import { expect, type Person, test } from '../fixtures';
import { PortPage } from '../pages/port.page';
import { QueuePage } from '../pages/queue.page';

test('a report goes from its author past two reviewers onto the page, and a vote counts', async ({
  person,
  page,
}) => {
  const port = quietPort(0);
  const name = `Harbour ${port}`;
  const [author, first, second, voter] = [
    await person('member'),
    await person('reviewer'),
    await person('reviewer'),
    await person('member', 2),
  ];

  const proposed = await call<Edit>(author, 'POST', '/edits', newReport(port, name));
  expect(proposed.status).toBe(201);
  expect(proposed.body.state).toBe('open');
  const { id } = proposed.body;

  const own = await call(author, 'POST', `/edits/${id}/reviews`, {
    verdict: 'approve',
    reason: 'Mine.',
    version: 1,
  });
  expect(own.status).toBe(403);

  const approval = { verdict: 'approve', reason: 'Checked the source.' };
  const one = await call<Edit>(first, 'POST', `/edits/${id}/reviews`, { ...approval, version: 1 });
  expect(one.body.state).toBe('open');
  const { version } = one.body;
  const two = await call<Edit>(second, 'POST', `/edits/${id}/reviews`, { ...approval, version });
  expect(two.body.state).toBe('applied');

  await new PortPage(page).untilPractice(port, 'names', name);

  await voter.page.goto(`/ports/${port}`);
  await voter.page
    .getByRole('button', { name: /Confirm/ })
    .first()
    .click();
  await expect(voter.page.getByRole('button', { name: /Confirm/ }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const list = await call<{ items: { id: number; votes: { confirm: number } }[] }>(
    voter,
    'GET',
    `/reports?port=${port}`,
  );
  await expect
    .poll(
      async () =>
        (
          await call<{ votes: { confirm: number } }>(
            voter,
            'GET',
            `/reports/${list.body.items[0]?.id ?? 0}`,
          )
        ).body.votes.confirm,
    )
    .toBe(1);

  const ownVote = await call(author, 'PUT', `/reports/${list.body.items[0]?.id ?? 0}/vote`, {
    value: 'confirm',
  });
  expect(ownVote.status).toBe(403);
});

test('two authors change the same field: the second meets a conflict, rebases, and a moderator applies it', async ({
  person,
}) => {
  const port = quietPort(1);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const approve = ({ id, version }: Edit) =>
    call<Edit>(moderator, 'POST', `/edits/${id}/reviews`, {
      ...{ verdict: 'approve', reason: 'Right.', version },
    });

  const created = await call<Edit>(author, 'POST', '/edits', newReport(port, `Pier ${port}`));
  expect((await approve(created.body)).body.state).toBe('applied');
  const found = await call<{ items: { id: number; revision: number }[] }>(
    author,
    'GET',
    `/reports?port=${port}`,
  );
  const subject = found.body.items[0]?.id ?? 0;

  const change = (who: Person, summary: string) =>
    call<Edit>(who, 'POST', '/edits', {
      kind: 'report.update',
      subject,
      baseRevision: 1,
      changes: { summary },
      note: 'Says it better.',
    });
  const mine = await change(author, 'The first of two sentences about the same pier.');
  const theirs = await change(other, 'The second of two sentences about the same pier.');
  expect((await approve(mine.body)).body.state).toBe('applied');
  const conflicted = await approve(theirs.body);
  expect(conflicted.body.state).toBe('conflicted');

  const rebased = await call<Edit>(other, 'POST', `/edits/${theirs.body.id}/rebase`, {
    baseRevision: 2,
    resolutions: { summary: 'Both sentences about the pier in one.' },
  });
  expect(rebased.body.state).toBe('open');
  expect((await approve(rebased.body)).body.state).toBe('applied');
  const report_ = await call<{ summary: string; revision: number }>(
    author,
    'GET',
    `/reports/${subject}`,
  );
  expect(report_.body).toMatchObject({
    summary: 'Both sentences about the pier in one.',
    revision: 3,
  });
});

test('a reviewer decides in the queue with the keyboard alone', async ({
  person,
  expectAccessible,
}) => {
  const port = quietPort(2);
  const [author, moderator] = [await person('member'), await person('moderator')];
  const proposed = await call<Edit>(author, 'POST', '/edits', newReport(port, `Quay ${port}`));
  const queue = new QueuePage(moderator.page);
  await queue.take(port);
  await expectAccessible(moderator.page);
  await queue.judge('a', 1);
  await expect.poll(async () => (await editNow(author, proposed.body.id)).state).toBe('applied');
});

test('whoever is not signed in is sent to the sign-in, also without JavaScript', async ({
  request,
}) => {
  for (const path of ['/account', '/queue', '/contributions', '/he/account']) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location, path).toContain('/signin?next=');
  }
});
