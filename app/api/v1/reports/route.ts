import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';
import { reportListQuery } from '@/lib/reports/types';
import { readReports } from '@/lib/reports/loaders-list';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, reportListQuery);
  return query.ok ? readAnswer(request, await readReports(query.value)) : problemResponse(query);
}
