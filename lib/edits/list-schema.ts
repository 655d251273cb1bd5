import { z } from 'zod';
import { editKindSchema, editStateSchema, subjectTypeSchema } from '@/lib/edits/types';
import { listQuery, wholeNumber } from '@/lib/platform/list-query';
import { MAX_ROW_NUMBER } from '@/lib/platform/row-number';
import { lineText } from '@/lib/platform/text';
import { MAX_PORT, rangeNameSchema } from '@/lib/ports/types';

/** `GET /edits`, newest first. `port` is one that the edit's ports hold; `author` a handle. */
export const editListQuery = listQuery.extend({
  state: editStateSchema.optional(),
  kind: editKindSchema.optional(),
  port: wholeNumber(0, MAX_PORT).optional(),
  author: lineText(60).optional(),
  /** With `subject`: a report's id, a software slug, `port/locale` for an article, a service's name. */
  type: subjectTypeSchema.optional(),
  subject: lineText(80).optional(),
  /** Those that came in with this batch. */
  batch: wholeNumber(1, MAX_ROW_NUMBER).optional(),
});
export type EditListQuery = z.output<typeof editListQuery>;

/** `GET /changes`: applied edits, newest first; of a kind, a port, a range or a piece of software where one is named. */
export const changesQuery = listQuery.extend({
  kind: editKindSchema.optional(),
  port: wholeNumber(0, MAX_PORT).optional(),
  range: rangeNameSchema.optional(),
  software: lineText(80).optional(),
});
export type ChangesQuery = z.output<typeof changesQuery>;

/** What the pages of the log and of the changes take besides: whether the stock is told entry by entry. */
export const stockQuery = { stock: z.literal('shown').optional() };
