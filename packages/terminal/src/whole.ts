import { indexFacts } from '@/lib/check/rules/who';
import { catalogueOf } from '@/lib/collisions/rules/taken';
import { factsFrom, tableFrom, type WholeSnapshot } from '@/lib/snapshot/rules/unpack';
import { readWhole, snapshotHead } from './snapshot';

function readSnapshot(): WholeSnapshot {
  return {
    head: snapshotHead(),
    ports: readWhole('ports'),
    services: readWhole('services'),
    software: readWhole('software'),
    reports: readWhole('reports'),
    reservations: readWhole('reservations'),
  };
}

let kept: ReturnType<typeof make> | undefined;

function make() {
  const whole = readSnapshot();
  const facts = factsFrom(whole);
  return {
    head: whole.head,
    catalogue: catalogueOf(facts),
    index: indexFacts(facts),
    table: tableFrom(whole),
  };
}

/** Everything the snapshot knows, in the forms that the rules take. Read once, by commands that look at all of it. */
export function wholeSnapshot() {
  kept ??= make();
  return kept;
}
