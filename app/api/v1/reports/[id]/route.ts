import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer, redirectAnswer } from '@/lib/platform/read-answer';
import { reportIdSchema } from '@/lib/reports/types';
import { readReport } from '@/lib/reports/loaders-list';
import { reportApiPath } from '@/lib/reports/routes';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = reportIdSchema.safeParse((await params).id);
  const report = id.success ? await readReport(id.data) : null;
  if (report === null) return problemResponse(failure('not-found', { reason: 'no-such-report' }));
  if ('mergedInto' in report) return redirectAnswer(reportApiPath(report.mergedInto));
  return readAnswer(request, report);
}
