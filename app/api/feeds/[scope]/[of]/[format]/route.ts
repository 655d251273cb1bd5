import { findFeedSubject } from '@/lib/feeds/queries-subject';
import { readFeed } from '@/lib/feeds/loaders';
import { FEED_TYPES, feedFormSchema, feedPath } from '@/lib/feeds/routes';
import { atomXml, jsonFeed } from '@/lib/platform/atom';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { bytesAnswer, redirectAnswer } from '@/lib/platform/read-answer';

/** `/feed.atom` and those of ports, ranges and software (next.config.js). */
interface FeedRoute {
  readonly params: Promise<{ scope: string; of: string; format: string }>;
}

const WRITERS = { atom: atomXml, json: jsonFeed };

export async function GET(request: Request, { params }: FeedRoute): Promise<Response> {
  const { scope, of, format } = await params;
  const form = feedFormSchema.safeParse(format);
  const subject = form.success ? await findFeedSubject(scope, of) : null;
  if (!form.success || subject === null)
    return problemResponse(failure('not-found', { reason: 'no-such-feed' }));
  if ('moved' in subject) return redirectAnswer(feedPath(subject.moved, form.data));
  const feed = await readFeed(subject, form.data);
  return bytesAnswer(request, WRITERS[form.data](feed), {
    contentType: `${FEED_TYPES[form.data]}; charset=utf-8`,
  });
}
