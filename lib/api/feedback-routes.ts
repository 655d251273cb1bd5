import type { z } from 'zod';
import { giveFeedback } from '@/lib/feedback/commands';
import { feedbackPagePath } from '@/lib/feedback/routes';
import { type FeedbackBody, feedbackBodySchema, type FeedbackPage } from '@/lib/feedback/schema';
import { FEEDBACK_THANKS, FEEDBACK_WHY } from '@/lib/feedback/steps';
import { localePath } from '@/lib/i18n/locales';
import { clientAddress } from '@/lib/platform/client-address';
import { systemClock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, success } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { comesFromElsewhere } from '@/lib/platform/same-origin';
import { transact } from '@/lib/platform/transact';
import { isForm, readBody, readForm } from './body';
import { answerThrown, type RouteHandler } from './handler';

/**
 * Takes a reader's word about a page, without an account: JSON (201), or a plain form, which leads back to
 * the page (303) where the next step shows itself by the address's fragment. `pageOf` answers null where
 * there is no such page. Checks in the contract's order: 403 of another site's page, 413, 415, 400, 422, 404, 429.
 */
export function feedbackRoute<Params extends z.ZodType>(
  params: Params,
  pageOf: (params: z.output<Params>, tx: Tx) => Promise<FeedbackPage | null>,
): RouteHandler {
  return async (request, context) => {
    try {
      if (comesFromElsewhere(request.headers))
        return problemResponse(failure('forbidden', { reason: 'foreign-origin' }));
      const form = isForm(request);
      const body = form
        ? await readForm(request, feedbackBodySchema)
        : await readBody(request, feedbackBodySchema, false);
      if (!body.ok) return problemResponse(body);
      const proven = params.safeParse(await context.params);
      if (!proven.success)
        return problemResponse(failure('not-found', { reason: 'no-such-address' }));
      const address = clientAddress(request.headers);
      const given = await transact(async (tx) => {
        const page = await pageOf(proven.data, tx);
        if (page === null) return failure('not-found');
        const said = await giveFeedback(tx, page, body.value, address, systemClock.now());
        return said.ok ? success({ page, said: said.value }) : said;
      });
      if (!given.ok) return problemResponse(given);
      return form
        ? backTo(given.value.page, body.value)
        : Response.json(given.value.said, { status: 201, headers: NOT_KEPT });
    } catch (error) {
      return answerThrown(error, request);
    }
  };
}

const NOT_KEPT = { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' };

function backTo(page: FeedbackPage, { locale, mood }: FeedbackBody): Response {
  const step = mood === 'sad' || mood === 'unsure' ? FEEDBACK_WHY : FEEDBACK_THANKS;
  const Location = `${localePath(locale, feedbackPagePath(page))}#${step}`;
  return new Response(null, { status: 303, headers: { ...NOT_KEPT, Location } });
}
