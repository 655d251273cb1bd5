import { beforeEach, describe, expect, it } from 'vitest';
import { isInConflict } from '@/lib/edits/queries/queue-items';
import {
  after,
  approve,
  HOUR,
  newScene,
  type Scene,
  storedEdit,
  storedReport,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { givenReport, must, opened, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
  await givenReport(scene.author, {}, T0);
});

const foo = { name: 'Foo', homepage: 'https://foo.example.org/' };
const takes = (software: object) =>
  givenReport(scene.moderator, { portStart: 2500, portEnd: 2500, software }, T0);
const proposed = (software: object) => opened(scene.author, 2600, T0, { software });

describe('a new entry whose name somebody took meanwhile', () => {
  it('is not laid on an entry with another homepage: a person looks at it again', async () => {
    const edit = await proposed(foo);
    expect(await isInConflict(testDb(), await storedEdit(edit.id), T0)).toBe(false);
    await takes({ ...foo, homepage: 'https://evil.example.com' });
    expect(await isInConflict(testDb(), await storedEdit(edit.id), T0)).toBe(true);
    expect(await approve(scene, edit)).toMatchObject({
      state: 'conflicted',
      conflicts: ['software'],
    });
  });

  it('nor is a report that is there moved to it', async () => {
    const edit = must(
      await submit(
        scene.author,
        { kind: 'report.update', subject: 1, changes: { software: foo } },
        after(HOUR),
      ),
    );
    await takes({ name: 'foo' });
    expect(await approve(scene, edit)).toMatchObject({ state: 'conflicted' });
    expect((await storedReport(1)).software.slug).toBe('echo');
  });

  it('means the entry where it is taken already: nothing else that was said of it is kept', async () => {
    await takes({ name: 'Foo' });
    const software = { ...foo, tagline: 'Buy the best', aliases: ['PostgreSQL'] };
    const change = { kind: 'report.update', subject: 1, changes: { software } } as const;
    const edit = must(await submit(scene.author, change, after(HOUR)));
    expect(edit.changes).toEqual({ software: { slug: 'foo' } });
  });

  it.each([
    ['the same homepage, spelt otherwise', foo, 'http://www.foo.example.org/'],
    ['none proposed', { name: 'Foo' }, foo.homepage],
  ])('is theirs where nothing speaks against it: %s', async (_, software, homepage) => {
    const edit = await proposed(software);
    await takes({ name: 'Foo', homepage });
    const { state, subjectId } = await approve(scene, edit);
    expect(state).toBe('applied');
    expect((await storedReport(subjectId ?? 0)).software).toMatchObject({ slug: 'foo', homepage });
  });
});
