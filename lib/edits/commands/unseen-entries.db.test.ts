import { beforeEach, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  approvedBy,
  DAY,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
} from '@/lib/edits/kinds/scene.fixture';
import { must, opened, type Person, person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let b: Person; // a hostile reviewer
let mate: Person; // a contributor, theirs as well
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ b, carol, honest, moderator } = await newPair());
  mate = await person({ earnedTrust: 2 });
});

const docs = (url: string) => ({ evidence: [{ kind: 'vendor-docs', url }] });
const reported = (who: Person, port: number, homepage: string | null, ms: number) =>
  opened(who, port, after(ms), {
    software: { name: 'Nextcloud', ...(homepage === null ? {} : { homepage }) },
    ...docs(homepage === null ? 'https://docs.nextcloud.com/talk' : `${homepage}docs`),
  });
/** Applied when nobody came. */
async function brought(homepage: string) {
  const edit = await reported(mate, 40_123, homepage, 0);
  await decideDueEdits(after(7 * DAY + HOUR));
  expect(await storedEdit(edit.id)).toMatchObject({ state: 'applied', unreviewed: true });
  return edit;
}
const entry = () => testDb().software.findUniqueOrThrow({ where: { slug: 'nextcloud' } });

it('an approval of a report by a name alone is not of an entry that came when nobody looked', async () => {
  // Their own: what somebody else is about to call so would wait for a person.
  const edit = await reported(mate, 9980, null, 0);
  must(await approvedBy(honest, edit));
  await brought('https://nextcloud-get.example/');
  expect(must(await approvedBy(b, edit, 8 * DAY)).state).toBe('open');
});

it('undoing a report that nobody had looked at leaves the name of its entry alone', async () => {
  const edit = await brought('https://nextcloud-get.example/');
  const revert = { kind: 'revert', subject: edit.id, changes: {} };
  const gone = await seenIn({ moderator }, honest, revert, 8 * DAY);
  expect(gone.state).toBe('applied');
  expect(await entry()).toMatchObject({ state: 'active', homepage: '', domains: [], aliases: [] });
  await seenIn({ moderator }, carol, { kind: 'revert', subject: gone.id, changes: {} }, 9 * DAY);
  expect(await entry()).toMatchObject({ homepage: 'https://nextcloud-get.example/' });
});

it('and all of it where others reported the same software since', async () => {
  const edit = await brought('https://nextcloud.com/');
  must(await approvedBy(moderator, await reported(carol, 9980, null, 8 * DAY), 8 * DAY));
  const revert = { kind: 'revert', subject: edit.id, changes: {} };
  expect((await seenIn({ moderator }, honest, revert, 9 * DAY)).state).toBe('applied');
  expect(await entry()).toMatchObject({ homepage: 'https://nextcloud.com/' });
});
