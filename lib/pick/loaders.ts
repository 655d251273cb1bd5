import { cacheLife, cacheTag } from 'next/cache';
import { findPickData, type PickData } from '@/lib/pick/queries';
import { pickPorts } from '@/lib/pick/rules/pick';
import { PickTable, unpackRun } from '@/lib/pick/rules/table';
import type { PickAsk } from '@/lib/pick/types';
import { ALL_TAG, RELEASES_TAG, USES_TAG } from '@/lib/platform/cache-tags';
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

let kept: { readonly text: string; readonly table: PickTable } | undefined;

/** Every port as picks look at it, read once until the registry or a report changes. */
export async function loadPickTable(): Promise<PickTable> {
  showsTags(...TAGS);
  const text = await loadPickText();
  if (kept?.text !== text) kept = { text, table: tableOf(JSON.parse(text) as PickData) };
  return kept.table;
}

/** The data as the rule asks for it. */
export function tableOf({ runs, uses, reservations }: PickData): PickTable {
  return new PickTable(runs.map(unpackRun), uses, reservations);
}

/** Picks, with the profiles of the services that their reasons name, by the name in lower case. */
export async function loadPicks(ask: PickAsk) {
  const answer = pickPorts(await loadPickTable(), ask);
  const reasons = [...answer.picks, ...answer.avoided].flatMap((one) => one.reasons);
  return {
    answer,
    profiles: await findProfiles(reasons.flatMap(({ params }) => params.names ?? [])),
  };
}
