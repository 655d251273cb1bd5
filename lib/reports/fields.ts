import type { FieldSpec } from '@/lib/platform/fields';
import { TRANSPORTS } from '@/lib/ports/types';
import { RETIRE_AS } from './changes';
import { REPORT_BOUNDS } from './content';
import { EVIDENCE_KINDS, PUBLISHERS, ROLES, SETTING_KINDS } from './types';

/** One piece of evidence. `changes.ts` proves the same fields. */
export const EVIDENCE_FIELDS: readonly FieldSpec[] = [
  {
    name: 'kind',
    shape: 'choice',
    options: EVIDENCE_KINDS,
    words: 'practice.evidence.kinds',
    ask: 'evidence.kind',
    has: ['hint'],
    blank: 'evidence.kind.null',
    explained: 'fields.evidence.explained',
  },
  {
    name: 'url',
    shape: 'url',
    max: REPORT_BOUNDS.url,
    optional: true,
    ask: 'evidence.url',
  },
  {
    name: 'quote',
    shape: 'text',
    max: REPORT_BOUNDS.quote,
    optional: true,
    ask: 'evidence.quote',
    mono: true,
    has: ['hint'],
    rows: 2,
  },
  {
    name: 'title',
    shape: 'line',
    max: REPORT_BOUNDS.title,
    optional: true,
    ask: 'evidence.title',
  },
  {
    name: 'publisher',
    shape: 'choice',
    options: PUBLISHERS,
    words: 'practice.evidence.publishers',
    optional: true,
    ask: 'evidence.publisher',
    blank: 'evidence.publisher.null',
  },
  { name: 'checkedOn', shape: 'date', optional: true, ask: 'evidence.checkedOn' },
  {
    name: 'supports',
    shape: 'flag',
    optional: true,
    ask: 'evidence.supports',
    has: ['words'],
  },
  { name: 'ticked', shape: 'flag', optional: true, ask: 'evidence.ticked', setBy: 'reviewer' },
];

/** One setting that changes the port. `changes.ts` proves the same fields. */
export const SETTING_FIELDS: readonly FieldSpec[] = [
  {
    name: 'kind',
    shape: 'choice',
    options: SETTING_KINDS,
    words: 'practice.settings.kinds',
    ask: 'setting.kind',
    blank: 'setting.kind.null',
  },
  {
    name: 'key',
    shape: 'line',
    max: REPORT_BOUNDS.settingKey,
    ask: 'setting.key',
    mono: true,
    has: ['hint', 'example'],
  },
  {
    name: 'example',
    shape: 'line',
    max: REPORT_BOUNDS.settingExample,
    ask: 'setting.example',
    mono: true,
    has: ['example'],
  },
];

/** A report. `changes.ts` proves the same fields. */
export const REPORT_FIELDS: readonly FieldSpec[] = [
  { name: 'portStart', shape: 'port', ask: 'report.portStart' },
  { name: 'portEnd', shape: 'port', ask: 'report.portEnd' },
  {
    name: 'transports',
    shape: 'choices',
    options: TRANSPORTS,
    words: null,
    ask: 'report.transports',
  },
  {
    name: 'software',
    shape: 'software',
    ask: 'entry.name',
    has: ['hint', 'example'],
  },
  {
    name: 'role',
    shape: 'choice',
    control: 'radio',
    options: ROLES,
    words: 'practice.roles',
    explained: 'practice.roleTitles',
    ask: 'report.role',
  },
  {
    name: 'summary',
    shape: 'line',
    max: REPORT_BOUNDS.summary,
    ask: 'report.summary',
    has: ['hint', 'example'],
    rows: 2,
  },
  {
    name: 'versions',
    shape: 'line',
    max: REPORT_BOUNDS.versions,
    optional: true,
    ask: 'report.versions',
    has: ['example'],
  },
  {
    name: 'onByDefault',
    shape: 'flag',
    optional: true,
    ask: 'report.onByDefault',
    has: ['words'],
    blank: 'report.onByDefault.null',
  },
  {
    name: 'description',
    shape: 'text',
    max: REPORT_BOUNDS.description,
    optional: true,
    ask: 'report.description',
    has: ['hint'],
    rows: 4,
  },
  {
    name: 'settings',
    shape: 'settings',
    max: REPORT_BOUNDS.settings,
    optional: true,
    items: SETTING_FIELDS,
    ask: 'setting.all',
    has: ['hint'],
  },
  {
    name: 'evidence',
    shape: 'evidence',
    max: REPORT_BOUNDS.evidence,
    items: EVIDENCE_FIELDS,
    ask: 'evidence.one',
  },
  {
    name: 'finding',
    shape: 'choice',
    options: ['refuted', 'historic'],
    words: 'fields.values',
    optional: true,
    setBy: 'reviewer',
  },
  {
    name: 'state',
    shape: 'choice',
    options: ['active', 'retired', 'merged'],
    words: 'fields.values',
    setBy: 'kind',
  },
  { name: 'mergedInto', shape: 'number', setBy: 'kind' },
];

/** What may be left out of a report: the form folds it away. */
export const OPTIONAL_REPORT_FIELDS = REPORT_FIELDS.filter(
  ({ optional, setBy }) => optional === true && setBy === undefined,
);

/** Lines that a report shows as they are, each with its name. */
export const SHOWN_LINES = OPTIONAL_REPORT_FIELDS.filter(({ shape }) => shape === 'line');

/** `changes` of `report.retire`: what a report is said to be as a whole. */
export const RETIRE_FIELDS: readonly FieldSpec[] = [
  {
    name: 'as',
    shape: 'choice',
    control: 'radio',
    options: RETIRE_AS,
    words: 'fields.values',
  },
];
