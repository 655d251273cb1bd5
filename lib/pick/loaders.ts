import { cacheLife, cacheTag } from 'next/cache';
import { findPickData, findPickUses, type PickData } from '@/lib/pick/queries';
import { pickPorts, planPicks, toldPorts } from '@/lib/pick/rules/pick';
import { PickTable, unpackRun } from '@/lib/pick/rules/table';
import { unnamedIn, withUses } from '@/lib/pick/rules/told';
import type { PickAnswer, PickAsk } from '@/lib/pick/types';
import { ALL_TAG, RELEASES_TAG, USES_TAG } from '@/lib/platform/cache-tags';
import { lastRead } from '@/lib/platform/last-read';
import { showsTags } from '@/lib/platform/rendering';
import { findProfiles } from '@/lib/services/queries';

const TAGS = [ALL_TAG, RELEASES_TAG, USES_TAG];

/** As one text: a cached answer is copied each time that it is asked for, and a text is copied fastest. */
async function loadPickText(): Promise<string> {
  'use cache';
  cacheLife('max');
  cacheTag(...TAGS);
  return JSON.stringify(await findPickData());
}

const readTable = lastRead((text) => tableOf(JSON.parse(text) as PickData));

/** Every port as picks look at it, read once until the registry or a report changes. */
export async function loadPickTable(): Promise<PickTable> {
  showsTags(...TAGS);
  return readTable(await loadPickText());
}

/** The data as the rule asks for it. Who uses a port it names of wide ranges alone (`withUses`). */
export function tableOf({ runs, wide, held, reservations }: PickData): PickTable {
  const holders = new Map(held.ports.map((port, at) => [port, held.holders[at] ?? '']));
  return new PickTable(runs.map(unpackRun), wide, reservations, holders);
}

/** What the rule answers. The uses that it tells are looked up; what all others weigh is in the table. */
export async function answerPick(ask: PickAsk): Promise<PickAnswer> {
  return answerFrom(await loadPickTable(), ask);
}

/** The same from a table that was read before. */
export async function answerFrom(table: PickTable, ask: PickAsk): Promise<PickAnswer> {
  const plan = planPicks(table, ask);
  const uses = await findPickUses(unnamedIn(table, toldPorts(ask, plan)));
  return pickPorts(withUses(table, uses), ask, plan);
}

/** Picks, with the profiles of the services that their reasons name, by the name in lower case. */
export async function loadPicks(ask: PickAsk) {
  const answer = await answerPick(ask);
  const reasons = [...answer.picks, ...answer.avoided].flatMap((one) => one.reasons);
  return {
    answer,
    profiles: await findProfiles(reasons.flatMap(({ params }) => params.names ?? [])),
  };
}
