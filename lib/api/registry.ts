import { z } from 'zod';
import { viewerSchema } from '@/lib/auth/schema';
import { COMMUNITY_OPERATIONS, COMMUNITY_SCHEMAS } from '@/lib/api/community-entries';
import { MODERATION_OPERATIONS } from '@/lib/api/moderation-entries';
import { NOTIFICATION_OPERATIONS, NOTIFICATION_SCHEMAS } from '@/lib/api/notification-entries';
import { DESK_OPERATIONS, DESK_SCHEMAS } from '@/lib/api/desk-entries';
import { EXPORT_NAMES, EXPORT_TYPES, exportQuery } from '@/lib/exports/schema';
import {
  registryRowSchema,
  releaseBriefSchema,
  releaseDateSchema,
  releaseSchema,
  serviceSchema,
} from '@/lib/iana/schema';
import { lockSchema } from '@/lib/locks/schema';
import { listOf, listQuery, wholeNumber } from '@/lib/platform/list-query';
import { portListItemSchema, portListQuery } from '@/lib/site/port-list-schema';
import { portAnswerSchema } from '@/lib/port-page/schema';
import { MAX_PORT } from '@/lib/ports/types';
import { reportIdSchema, reportListQuery } from '@/lib/reports/list-schema';
import { reportViewSchema } from '@/lib/reports/types';
import { searchAnswerSchema, searchItemSchema, searchQuerySchema } from '@/lib/search/schema';
import { softwareSchema } from '@/lib/site/software-schema';
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
  /** Of an answer without a body: null. */
  readonly answer: z.ZodType | null;
  /** The status of the answer; 200 where it is not given. */
  readonly status?: number;
  /** A type other than JSON, or several. */
  readonly contentType?: string | readonly string[];
  /** Whether somebody must be signed in. */
  readonly signedIn?: boolean;
  readonly errors: readonly number[];
}

/** Schemas that get a name of their own in the document. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...COMMUNITY_SCHEMAS,
  ...DESK_SCHEMAS,
  ...NOTIFICATION_SCHEMAS,
  Lock: lockSchema,
  Port: portAnswerSchema,
  PortListItem: portListItemSchema,
  RegistryRow: registryRowSchema,
  Release: releaseSchema,
  ReleaseBrief: releaseBriefSchema,
  Report: reportViewSchema,
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
    answer: portAnswerSchema,
    errors: [404],
  },
  {
    id: 'listPorts',
    method: 'get',
    path: '/ports',
    query: portListQuery,
    answer: listOf(portListItemSchema),
    errors: [422],
  },
  {
    id: 'search',
    method: 'get',
    path: '/search',
    query: searchQuerySchema,
    answer: searchAnswerSchema,
    errors: [422],
  },
  {
    id: 'getService',
    method: 'get',
    path: '/services/{name}',
    params: z.object({ name: z.string() }),
    answer: serviceSchema,
    errors: [404],
  },
  {
    id: 'getSoftware',
    method: 'get',
    path: '/software/{slug}',
    params: z.object({ slug: softwareSlugSchema }),
    answer: softwareSchema,
    errors: [404],
  },
  {
    id: 'listReports',
    method: 'get',
    path: '/reports',
    query: reportListQuery,
    answer: listOf(reportViewSchema),
    errors: [422],
  },
  {
    id: 'getReport',
    method: 'get',
    path: '/reports/{id}',
    params: z.object({ id: reportIdSchema }),
    answer: reportViewSchema,
    errors: [404],
  },
  {
    id: 'listReleases',
    method: 'get',
    path: '/releases',
    query: listQuery,
    answer: listOf(releaseBriefSchema),
    errors: [422],
  },
  {
    id: 'getRelease',
    method: 'get',
    path: '/releases/{date}',
    params: z.object({ date: releaseDateSchema }),
    answer: releaseSchema,
    errors: [404],
  },
  {
    id: 'getViewer',
    method: 'get',
    path: '/me',
    answer: viewerSchema,
    signedIn: true,
    errors: [401, 403],
  },
  ...COMMUNITY_OPERATIONS,
  ...MODERATION_OPERATIONS,
  ...DESK_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  {
    id: 'getExport',
    method: 'get',
    path: '/exports/{name}',
    params: z.object({ name: z.enum(EXPORT_NAMES) }),
    query: exportQuery,
    answer: z.string(),
    contentType: Object.values(EXPORT_TYPES),
    errors: [404, 422],
  },
  {
    id: 'getDescription',
    method: 'get',
    path: '/openapi.json',
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
    errors: [],
  },
];
