import { z } from 'zod';
import { WAITING_STATES } from '@/lib/edits/types';
import { type KeptRow, REGISTRY_ORDER, rowFromStore } from '@/lib/iana/rows-store';
import type { TagSpan } from '@/lib/platform/cache-tags';
import { atPort, covering } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { rows, sql } from '@/lib/platform/raw';
import type { Port, PortStatus, Transport } from '@/lib/ports/types';
import { readingOrderSql } from '@/lib/reports/rules/order';

const registryRowSchema = z.object({
  id: z.int(),
  hash: z.string(),
  position: z.int(),
  serviceName: z.string().nullable(),
  portStart: z.int().nullable(),
  portEnd: z.int().nullable(),
  transport: z.custom<Transport>().nullable(),
  description: z.string(),
  assignees: z.array(z.string()),
  contacts: z.array(z.string()),
  registered: z.string().nullable(),
  modified: z.string().nullable(),
  references: z.array(z.object({ label: z.string(), url: z.string().nullable() })),
  referenceText: z.string(),
  serviceCode: z.int().nullable(),
  unauthorizedUse: z.string().nullable(),
  notes: z.string().nullable(),
});

/** What the tables say of a port, as its page reads it. */
const storedSchema = z.object({
  release: z.object({ date: z.string() }).nullable(),
  rows: z.array(registryRowSchema),
  unauthorized: z.array(registryRowSchema),
  people: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), org: z.string().nullable() }),
  ),
  others: z.array(z.object({ serviceName: z.string(), start: z.int(), end: z.int() })),
  runs: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      status: z.custom<PortStatus>(),
      names: z.array(z.string()),
    }),
  ),
  near: z.array(
    z.object({
      id: z.int(),
      portStart: z.int(),
      portEnd: z.int(),
      grade: z.string(),
      onByDefault: z.boolean().nullable(),
      software: z.object({ name: z.string(), commonness: z.string() }),
    }),
  ),
  events: z.array(
    z.object({
      date: z.string(),
      type: z.string(),
      transport: z.custom<Transport>(),
      from: z.string(),
      to: z.string(),
      namesBefore: z.array(z.string()),
      namesAfter: z.array(z.string()),
    }),
  ),
  texts: z.array(
    z.object({
      date: z.string(),
      transport: z.custom<Transport>().nullable(),
      serviceName: z.string(),
      fields: z.array(z.string()),
    }),
  ),
  beginning: z.object({ date: z.string(), names: z.array(z.string()) }).nullable(),
  /** Whether there is any of these to be read. */
  has: z.object({
    profiles: z.boolean(),
    reports: z.boolean(),
    proposals: z.boolean(),
    reserved: z.boolean(),
    locks: z.boolean(),
    article: z.boolean(),
    answer: z.boolean(),
  }),
});
export type StoredPort = z.infer<typeof storedSchema>;
export type StoredRow = z.infer<typeof registryRowSchema>;

const answerSchema = z.object({ stored: storedSchema });

/** More than `unauthorizedRanges` takes for a range; which of the rows speak of the port is said there. */
const RANGE_IN_TEXT = String.raw`\d\W*[-–]\W*\d`;

/** Grades with which a use stands for a port. */
const SHOWN_GRADES = ['confirmed', 'supported', 'disputed', 'unverified'];

/** A vote on a neighbour leaves a page as it is. */
const ORDER = sql([readingOrderSql('t', false)]);

const ROW = sql`json_build_object('id', t.id, 'hash', t.content_hash, 'position', t.position,
  'serviceName', t.service_name, 'portStart', t.port_start, 'portEnd', t.port_end, 'transport', t.transport,
  'description', t.description, 'assignees', coalesce(t.assignees, '{}'), 'contacts', coalesce(t.contacts, '{}'), 'registered', t.registered,
  'modified', t.modified, 'references', t.refs, 'referenceText', t.reference_text, 'serviceCode', t.service_code,
  'unauthorizedUse', t.unauthorized_use, 'notes', t.notes)`;

/**
 * What the registry says of a port and its neighbours, and whether the community says anything, in one round trip:
 * most of the 65,536 ports have nothing else to be read. `near` holds the port too. What is looked up by what was found
 * is an array: of a join the planner would expect so much that it reads whole tables. Of uses of one port alone `near` has
 * the first.
 */
export async function findStored(port: Port, near: TagSpan): Promise<StoredPort> {
  const on = sql`t.port_start IS NOT NULL AND int4range(t.port_start, t.port_end, '[]') @> ${port}::int`;
  const beside = sql`int4range(${near.portStart}, ${near.portEnd}, '[]')`;
  const [answer] = await rows(readDb(), answerSchema)`
    WITH held AS MATERIALIZED (SELECT * FROM registry_row t WHERE t.last_release_id IS NULL AND ${on}),
    oldest AS MATERIALIZED (SELECT id, date FROM release ORDER BY id LIMIT 1)
    SELECT json_build_object(
      'release', (SELECT json_build_object('date', date) FROM release ORDER BY id DESC LIMIT 1),
      'rows', (SELECT coalesce(json_agg(${ROW} ORDER BY t.port_start, t.position, t.id), '[]') FROM held t),
      'unauthorized', (
        SELECT coalesce(json_agg(${ROW} ORDER BY t.port_start, t.position, t.id), '[]') FROM registry_row t
        WHERE t.last_release_id IS NULL AND t.unauthorized_use IS NOT NULL
          AND (t.unauthorized_use ~ ${RANGE_IN_TEXT} OR strpos(t.unauthorized_use, ${String(port)}) > 0 OR ${on})),
      'people', (
        SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'org', org)), '[]') FROM registry_person
        WHERE id = ANY (ARRAY(SELECT unnest(assignees || contacts) FROM held))),
      'others', (
        SELECT coalesce(json_agg(json_build_object('serviceName', t.service_name, 'start', t.port_start, 'end', t.port_end)
          ORDER BY t.port_start), '[]')
        FROM registry_row t WHERE t.last_release_id IS NULL AND t.port_start IS NOT NULL
          AND lower(t.service_name) = ANY (ARRAY(SELECT DISTINCT lower(service_name) FROM held))),
      'runs', (
        SELECT coalesce(json_agg(json_build_object('start', start, 'end', "end", 'status', status, 'names', names)), '[]')
        FROM port_run WHERE start <= ${near.portEnd} AND "end" >= ${near.portStart}),
      'near', (
        SELECT coalesce(json_agg(json_build_object('id', t.id, 'portStart', t.port_start, 'portEnd', t.port_end,
          'grade', t.grade, 'onByDefault', t.on_by_default,
          'software', json_build_object('name', t.name, 'commonness', t.commonness))), '[]')
        FROM (SELECT t.*, s.name, s.commonness FROM (
            SELECT one.* FROM generate_series(${near.portStart}::int, ${near.portEnd}::int) port, LATERAL (
              SELECT t.* FROM report t
              WHERE t.state = 'active' AND t.port_end <= t.port_start AND t.port_start = port AND t.grade = ANY (${SHOWN_GRADES})
              ORDER BY ${ORDER} LIMIT 1) one
            UNION ALL SELECT t.* FROM report t
            WHERE t.state = 'active' AND t.port_end > t.port_start AND t.grade = ANY (${SHOWN_GRADES})
              AND t.port_start IS NOT NULL AND int4range(t.port_start, t.port_end, '[]') && ${beside}) t
          CROSS JOIN LATERAL (SELECT name, commonness FROM software WHERE id = t.software_id OFFSET 0) s) t),
      'events', (
        SELECT coalesce(json_agg(json_build_object('date', r.date, 'type', e.type, 'transport', e.transport, 'from', e."from",
          'to', e."to", 'namesBefore', e.names_before, 'namesAfter', e.names_after) ORDER BY e.id), '[]')
        FROM port_event e JOIN release r ON r.id = e.release_id WHERE e.port = ${port}),
      'texts', (
        SELECT coalesce(json_agg(json_build_object('date', r.date, 'transport', t.transport,
          'serviceName', t.after ->> 'serviceName',
          'fields', ARRAY(SELECT f ->> 'field' FROM jsonb_array_elements(t.fields) f)) ORDER BY t.id), '[]')
        FROM row_change t JOIN release r ON r.id = t.release_id
        WHERE t.type = 'changed' AND t.news AND t.after ->> 'serviceName' IS NOT NULL
          AND t.port IS NOT NULL AND int4range(t.port, t.port_end, '[]') @> ${port}::int),
      'beginning', (
        SELECT json_build_object('date', o.date, 'names', ARRAY(
          SELECT t.service_name FROM registry_row t
          WHERE t.service_name IS NOT NULL AND t.first_release_id <= o.id AND coalesce(t.last_release_id, o.id) >= o.id AND ${on}
          ORDER BY t.port_start, t.position, t.id))
        FROM oldest o),
      'has', json_build_object(
        'profiles', EXISTS (SELECT FROM service_profile p JOIN held h ON h.service_name::citext = p.service_name),
        'reports', EXISTS (
          SELECT FROM report t WHERE t.state = 'active' AND t.port_end <= t.port_start AND t.port_start = ${port}::int)
          OR EXISTS (SELECT FROM report t WHERE t.state = 'active' AND t.port_end > t.port_start AND ${on}),
        'reserved', EXISTS (SELECT FROM reservation WHERE port = ${port}),
        'proposals', EXISTS (
          SELECT FROM edit t WHERE t.subject_type = 'report' AND t.state = ANY (${[...WAITING_STATES]}) AND ${on}),
        'locks', EXISTS (
          SELECT FROM report t JOIN subject_lock l ON l.subject_type = 'report' AND l.subject_id = t.id AND l.ended_at IS NULL
          WHERE t.state = 'active' AND ${on})
          OR EXISTS (
          SELECT FROM article a JOIN subject_lock l ON l.subject_type = 'article' AND l.subject_id = a.id AND l.ended_at IS NULL
          WHERE a.port = ${port}),
        'article', EXISTS (SELECT FROM article WHERE port = ${port} AND state = 'active'),
        'answer', EXISTS (SELECT FROM feedback_answer WHERE page = 'port' AND key = ${String(port)}))) AS stored`;
  if (answer === undefined) throw new TypeError('the statement of a port gives one row');
  return answer.stored;
}

/** Rows of the current release that cover the port, in the registry's order. */
export async function findRowsCovering(port: Port): Promise<KeptRow[]> {
  const found = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, ...(await covering(readDb(), 'registryRow', atPort(port))) },
    orderBy: REGISTRY_ORDER,
  });
  return found.map(rowFromStore);
}
