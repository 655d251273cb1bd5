import { findPeople } from '@/lib/iana/queries/rows';
import { findRelease } from '@/lib/iana/queries/releases';
import { releaseAnswer } from '@/lib/iana/release-answer';
import { peopleOf } from '@/lib/iana/row-answer';
import { releaseDateSchema } from '@/lib/iana/schema';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ date: string }> },
): Promise<Response> {
  const date = releaseDateSchema.safeParse((await params).date);
  const release = date.success ? await findRelease(date.data) : null;
  if (release === null) return problemResponse(failure('not-found', { reason: 'no-such-release' }));
  const rows = release.changes.flatMap(({ before, after }) =>
    [before, after].filter((row) => row !== null),
  );
  return readAnswer(request, releaseAnswer(release, await findPeople(peopleOf(rows))));
}
