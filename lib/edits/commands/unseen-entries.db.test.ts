import { beforeEach, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { after, approvedBy, DAY, HOUR, newPair, storedEdit } from '@/lib/edits/kinds/scene.fixture';
import { must, opened, type Person, person } from '@/lib/testing/community';

let b: Person; // a hostile reviewer
let mate: Person; // a contributor, theirs as well
let honest: Person;

beforeEach(async () => {
  ({ b, honest } = await newPair());
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

it('an approval of a report by a name alone is not of an entry that came when nobody looked', async () => {
  // Their own: what somebody else is about to call so would wait for a person.
  const edit = await reported(mate, 9980, null, 0);
  must(await approvedBy(honest, edit));
  await brought('https://nextcloud-get.example/');
  expect(must(await approvedBy(b, edit, 8 * DAY)).state).toBe('open');
});
