import { queryOptions } from '@tanstack/react-query';
import { reportApiPath } from './routes';
import type { ReportView } from './types';

/** A report as it is now. */
export function reportQuery(id: number) {
  return queryOptions<ReportView>({ queryKey: ['report', reportApiPath(id)] });
}
