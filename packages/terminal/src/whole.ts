import { indexFacts } from '@/lib/check/rules/who';
import { catalogueOf } from '@/lib/collisions/rules/taken';
import { factsFrom } from '@/lib/snapshot/rules/unpack';
import { readWhole, snapshotHead } from './snapshot';

function onceMade<Value>(make: () => Value): () => Value {
  let kept: Value | undefined;
  return () => (kept ??= make());
}

const facts = onceMade(() =>
  factsFrom({
    head: snapshotHead(),
    ports: readWhole('ports'),
    services: readWhole('services'),
    software: readWhole('software'),
    reports: readWhole('reports'),
  }),
);

/** Who is who: for what may name any port and any program. Read whole, once. */
export const wholeIndex = onceMade(() => indexFacts(facts()));

/** What each piece of software takes. Read whole, once. */
export const wholeCatalogue = onceMade(() => catalogueOf(facts()));
