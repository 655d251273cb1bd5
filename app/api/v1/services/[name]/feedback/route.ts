import { z } from 'zod';
import { feedbackRoute } from '@/lib/api/feedback-routes';
import { lineText } from '@/lib/platform/text';
import { findServiceRows } from '@/lib/services/queries';

export const POST = feedbackRoute(z.object({ name: lineText(60) }), async ({ name }, tx) => {
  const found = await findServiceRows(tx, name);
  return found.length === 0 ? null : { page: 'service', key: name.toLowerCase() };
});
