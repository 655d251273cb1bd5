import { LOCALES } from '@/lib/i18n/locales';
import type { FieldSpec } from '@/lib/platform/fields';
import { TRANSPORTS } from '@/lib/ports/types';
import { PROFILE_BOUNDS, SOURCE_BOUNDS, SOURCE_SUBJECTS } from './profile';

const LINK_FIELDS: readonly FieldSpec[] = [
  { name: 'title', shape: 'line', max: SOURCE_BOUNDS.title, ask: 'link.title' },
  { name: 'url', shape: 'url', max: SOURCE_BOUNDS.url, optional: true, ask: 'link.url' },
];

const ALIASES = {
  name: 'aliases',
  shape: 'list',
  max: PROFILE_BOUNDS.aliases,
  optional: true,
  rows: 4,
} as const;

/** What the community says of a service. `changes.ts` proves the same fields. */
export const SERVICE_FIELDS: readonly FieldSpec[] = [
  { name: 'service', shape: 'line', setBy: 'kind' },
  {
    name: 'plainName',
    shape: 'line',
    max: PROFILE_BOUNDS.plainName,
    ask: 'service.plainName',
    has: ['hint', 'example'],
  },
  {
    name: 'what',
    shape: 'line',
    max: PROFILE_BOUNDS.what,
    rows: 2,
    ask: 'service.what',
    has: ['hint', 'example'],
  },
  { ...ALIASES, ask: 'service.aliases', has: ['hint'] },
  {
    name: 'transports',
    shape: 'choices',
    options: TRANSPORTS,
    words: null,
    optional: true,
    ask: 'service.transports',
    has: ['hint'],
  },
  {
    name: 'specification',
    shape: 'links',
    max: PROFILE_BOUNDS.specification,
    optional: true,
    items: LINK_FIELDS,
    ask: 'service.specification',
    has: ['hint'],
  },
  {
    name: 'software',
    shape: 'list',
    max: PROFILE_BOUNDS.software,
    optional: true,
    rows: 4,
    ask: 'service.software',
    has: ['hint'],
  },
  {
    name: 'securityNote',
    shape: 'line',
    max: PROFILE_BOUNDS.securityNote,
    optional: true,
    rows: 3,
    ask: 'service.securityNote',
    has: ['hint'],
  },
  {
    name: 'sources',
    shape: 'links',
    max: PROFILE_BOUNDS.sources,
    optional: true,
    items: [
      {
        name: 'about',
        shape: 'choice',
        options: SOURCE_SUBJECTS,
        words: 'fields.service.about.values',
        ask: 'service.about',
      },
      ...LINK_FIELDS,
    ],
    ask: 'service.sources',
    has: ['hint'],
  },
  {
    name: 'local',
    shape: 'translations',
    optional: true,
    languages: LOCALES.filter((locale) => locale !== 'en'),
    items: [
      { name: 'plainName', shape: 'line', max: PROFILE_BOUNDS.plainName },
      { name: 'what', shape: 'line', max: PROFILE_BOUNDS.what, rows: 2 },
      ALIASES,
    ],
    ask: 'service.local',
    has: ['hint'],
  },
  {
    name: 'state',
    shape: 'choice',
    options: ['active', 'retired'],
    words: 'fields.values',
    setBy: 'kind',
  },
];
