import { randomInt } from 'node:crypto';
import { db } from '@/lib/platform/db';
import { suggestedHandle } from './rules/handle';

/** As many as make it sure enough that one of them is free. */
const SUGGESTIONS = 8;

/** A handle that nobody has at this moment, for a form to begin with; '' in the odd case that all tried are taken. */
export async function findFreeHandle(): Promise<string> {
  const ideas = Array.from({ length: SUGGESTIONS }, () =>
    suggestedHandle((below) => randomInt(below)),
  );
  const taken = await db().user.findMany({
    where: { handle: { in: ideas } },
    select: { handle: true },
  });
  return ideas.find((idea) => !taken.some(({ handle }) => handle === idea)) ?? '';
}
