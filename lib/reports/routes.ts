import { softwarePath } from '@/lib/software/routes';

/** What is reported on a port, as the API lists it. */
export function portReportsApiPath(port: number): string {
  return `/api/v1/reports?port=${port}`;
}

/** A report as the API gives it. */
export function reportApiPath(id: number): string {
  return `/api/v1/reports/${id}`;
}

/** Asks which port a new report is about, and goes on to its form. */
export const REPORT_PATH = '/report';

/** The form for a new report on a port. */
export function newReportPath(port: number): string {
  return `/ports/${port}/report`;
}

/** Where a report stands on a port's page. */
export function reportPlacePath(port: number, id: number): string {
  return `/ports/${port}#${reportAnchor(id)}`;
}

/** Where a report stands on the page of its software. */
export function reportOnSoftwarePath(slug: string, id: number): string {
  return `${softwarePath(slug)}#${reportAnchor(id)}`;
}

/** The anchor of a report's card. */
export function reportAnchor(id: number): string {
  return `report-${id}`;
}

/** The form that changes, retires or merges a report. */
export function reportEditPath(id: number): string {
  return `/reports/${id}/edit`;
}
