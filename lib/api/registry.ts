import { z } from 'zod';
import { viewerSchema } from '@/lib/auth/types';
import { COMMUNITY_OPERATIONS, COMMUNITY_SCHEMAS } from '@/lib/api/community-entries';
import { FEEDBACK_OPERATIONS } from '@/lib/api/feedback-entries';
import { MODERATION_OPERATIONS } from '@/lib/api/moderation-entries';
import { NAMESPACE_OPERATIONS, NAMESPACE_SCHEMAS } from '@/lib/api/namespace-entries';
import { NOTIFICATION_OPERATIONS, NOTIFICATION_SCHEMAS } from '@/lib/api/notification-entries';
import { DESK_OPERATIONS, DESK_SCHEMAS } from '@/lib/api/desk-entries';
import { chartLayerParam, chartLayerSchema, chartNamesSchema } from '@/lib/chart/schema';
import { collisionsAnswerSchema, collisionsQuery } from '@/lib/collisions/schema';
import { EXPORT_NAMES, EXPORT_TYPES, exportedPortSchema, exportQuery } from '@/lib/exports/schema';
import {
  registryRowSchema,
  releaseBriefSchema,
  releaseDateSchema,
  releaseSchema,
  serviceSchema,
} from '@/lib/iana/schema';
import { lockSchema } from '@/lib/locks/schema';
import { listOf, listQuery, wholeNumber } from '@/lib/platform/list-query';
import { portListItemSchema, portListQuery, softwareSchema } from '@/lib/site/schema';
import { pickAnswerSchema, pickQuery, pickReasonSchema } from '@/lib/pick/schema';
import { asOfQuery, portAsOfAnswerSchema, reportAsOfSchema } from '@/lib/port-page/as-of-schema';
import { portAnswerSchema } from '@/lib/port-page/schema';
import { MAX_PORT } from '@/lib/ports/types';
import { reportIdSchema, reportListQuery, reportViewSchema } from '@/lib/reports/types';
import { searchAnswerSchema, searchItemSchema, searchQuerySchema } from '@/lib/search/schema';
import { softwareSlugSchema } from '@/lib/software/types';

/** One call of the API, described by the very schemas its route reads and answers with. */
export interface ApiOperation {
  /** Names the call, and its summary in the catalogues (`apidocs.summary.<id>`). */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body may be left out. */
  readonly bodyOptional?: boolean;
  readonly answer: z.ZodType;
  /** The status of the answer; 200 where it is not given. */
  readonly status?: number;
  /** A type other than JSON; or several, each with what it says. */
  readonly contentType?: string | Readonly<Record<string, z.ZodType>>;
  /** Whether somebody must be signed in; `optional`: who is, sees what they may do. */
  readonly signedIn?: boolean | 'optional';
  /** Statuses besides those that follow from what the call takes (`statusesOf`). */
  readonly errors?: readonly number[];
}

/** Schemas that get a name of their own in the document. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...COMMUNITY_SCHEMAS,
  ...DESK_SCHEMAS,
  ...NAMESPACE_SCHEMAS,
  ...NOTIFICATION_SCHEMAS,
  ChartLayer: chartLayerSchema,
  ChartNames: chartNamesSchema,
  Lock: lockSchema,
  PickReason: pickReasonSchema,
  Port: portAnswerSchema,
  PortAsOf: portAsOfAnswerSchema,
  PortListItem: portListItemSchema,
  RegistryRow: registryRowSchema,
  Release: releaseSchema,
  ReleaseBrief: releaseBriefSchema,
  Report: reportViewSchema,
  ReportAsOf: reportAsOfSchema,
  SearchItem: searchItemSchema,
  Service: serviceSchema,
  Software: softwareSchema,
};

/** Every call, in the order the documentation lists them. A route adds its entry here. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'getPort',
    method: 'get',
    path: '/ports/{n}',
    params: z.object({ n: wholeNumber(0, MAX_PORT) }),
    query: asOfQuery,
    answer: z.union([portAnswerSchema, portAsOfAnswerSchema]),
  },
  {
    id: 'listPorts',
    method: 'get',
    path: '/ports',
    query: portListQuery,
    answer: listOf(portListItemSchema),
  },
  {
    id: 'getChartLayer',
    method: 'get',
    path: '/chart/{layer}',
    params: z.object({ layer: chartLayerParam }),
    answer: z.union([chartLayerSchema, chartNamesSchema]),
  },
  {
    id: 'getChartRelease',
    method: 'get',
    path: '/chart/releases/{date}',
    params: z.object({ date: releaseDateSchema }),
    answer: chartLayerSchema,
  },
  {
    id: 'pickPorts',
    method: 'get',
    path: '/pick',
    query: pickQuery,
    answer: pickAnswerSchema,
  },
  {
    id: 'findCollisions',
    method: 'get',
    path: '/collisions',
    query: collisionsQuery,
    answer: collisionsAnswerSchema,
  },
  {
    id: 'search',
    method: 'get',
    path: '/search',
    query: searchQuerySchema,
    answer: searchAnswerSchema,
  },
  {
    id: 'getService',
    method: 'get',
    path: '/services/{name}',
    params: z.object({ name: z.string() }),
    answer: serviceSchema,
  },
  {
    id: 'getSoftware',
    method: 'get',
    path: '/software/{slug}',
    params: z.object({ slug: softwareSlugSchema }),
    answer: softwareSchema,
  },
  {
    id: 'listReports',
    method: 'get',
    path: '/reports',
    query: reportListQuery,
    answer: listOf(reportViewSchema),
  },
  {
    id: 'getReport',
    method: 'get',
    path: '/reports/{id}',
    params: z.object({ id: reportIdSchema }),
    answer: reportViewSchema,
  },
  {
    id: 'listReleases',
    method: 'get',
    path: '/releases',
    query: listQuery,
    answer: listOf(releaseBriefSchema),
  },
  {
    id: 'getRelease',
    method: 'get',
    path: '/releases/{date}',
    params: z.object({ date: releaseDateSchema }),
    answer: releaseSchema,
  },
  {
    id: 'getViewer',
    method: 'get',
    path: '/me',
    answer: viewerSchema,
    signedIn: true,
  },
  ...COMMUNITY_OPERATIONS,
  ...NAMESPACE_OPERATIONS,
  ...MODERATION_OPERATIONS,
  ...FEEDBACK_OPERATIONS,
  ...DESK_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  {
    id: 'getExport',
    method: 'get',
    path: '/exports/{name}',
    params: z.object({ name: z.enum(EXPORT_NAMES) }),
    query: exportQuery,
    answer: z.string(),
    contentType: {
      ...Object.fromEntries(Object.values(EXPORT_TYPES).map((type) => [type, z.string()])),
      [EXPORT_TYPES['ports.json']]: z.array(exportedPortSchema),
    },
    errors: [429, 503],
  },
  {
    id: 'getDescription',
    method: 'get',
    path: '/openapi.json',
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
    errors: [431],
  },
];
