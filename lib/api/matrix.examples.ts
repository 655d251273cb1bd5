import { NAMESPACE_CALLS } from './matrix-namespaces.examples';
import {
  ANYBODY,
  AUTHOR,
  MODERATORS,
  OUT,
  READING_MODERATORS,
  READING_REVIEWERS,
  REVIEWERS,
  type Row,
  SIGNED_IN,
  without,
  WRITERS,
} from './matrix.actors';
import type { Stage } from './matrix.fixture';

const edit = (rest = '') => on('/edits', ({ edit: id }) => id, rest);
const at = (address: string) => ({ path: () => address });
const on = (address: string, id: (stage: Stage) => number | string, rest = '') => ({
  path: (stage: Stage) => `${address}/${id(stage)}${rest}`,
  isActedOn: true as const,
});
const read = (address: string): Row => ({ may: ANYBODY, ...at(address) });
const reason = () => ({ reason: 'Because.' });
const verdict = () => ({ verdict: 'reject', reason: 'Wrong.', version: 1 });
const mood = () => ({ locale: 'en', mood: 'happy' });
const watches = (name: string, address: string) => ({
  [`get${name}Watch`]: { may: SIGNED_IN, ...at(address) },
  [`watch${name}`]: { may: WRITERS, ...at(address) },
  [`unwatch${name}`]: { may: [...WRITERS, ...OUT], ...at(address) },
});

/** Every call of the API. A new one fails the test until somebody says here who may make it. */
export const CALLS: Readonly<Record<string, Row>> = {
  getPort: read('/ports/1323'),
  listPorts: read('/ports?limit=1'),
  getChartLayer: read('/chart/status'),
  // The first release changed nothing.
  getChartRelease: { ...read('/chart/releases/2026-08-17'), none: true },
  pickPorts: read('/pick'),
  findCollisions: read('/collisions?software=echo,gin'),
  search: read('/search?q=80'),
  getService: read('/services/http'),
  getSoftware: read('/software/echo'),
  listReports: read('/reports'),
  getReport: on0('/reports'),
  listReleases: read('/releases'),
  getRelease: read('/releases/2026-08-17'),
  getKnown: read('/ports/1323/known'),
  getExport: read('/exports/reports.jsonl'),
  getDescription: read('/openapi.json'),
  logFeed: read('/log.atom'),
  changesFeed: read('/changes.atom'),
  // These look at who asks where somebody says so: a bad token is told.
  listEdits: { may: without(ANYBODY, 'revoked'), ...at('/edits') },
  getEdit: { may: without(ANYBODY, 'revoked'), ...edit() },
  listComments: { may: without(ANYBODY, 'revoked'), ...edit('/comments') },
  getArticle: { may: without(ANYBODY, 'revoked'), ...at('/articles/1323/en') },
  listLog: { may: without(ANYBODY, 'revoked'), ...at('/log') },
  listChanges: { may: without(ANYBODY, 'revoked'), ...at('/changes') },
  listLocks: { may: without(ANYBODY, 'revoked'), ...at('/locks') },
  // Readers say whether a page helped, with an account or without one.
  giveFeedbackOnPort: { may: ANYBODY, ...at('/ports/1323/feedback'), body: mood },
  giveFeedbackOnService: { may: ANYBODY, ...at('/services/http/feedback'), body: mood },
  giveFeedbackOnSoftware: { may: ANYBODY, ...at('/software/echo/feedback'), body: mood },
  getViewer: { may: SIGNED_IN, ...at('/me') },
  getMine: { may: SIGNED_IN, ...at('/ports/1323/mine') },
  listWatches: { may: SIGNED_IN, ...at('/watches') },
  listNotifications: { may: SIGNED_IN, ...at('/notifications') },
  readNotifications: {
    may: [...WRITERS, ...OUT],
    ...at('/notifications/read'),
    body: () => ({ upTo: 1 }),
  },
  ...watches('Port', '/ports/1323/watch'),
  ...watches('Software', '/software/echo/watch'),
  ...watches('Range', '/ranges/80-90/watch'),
  proposeEdit: { may: WRITERS, ...at('/edits'), body: ({ proposal }) => proposal },
  castVote: {
    may: without(WRITERS, 'author'),
    ...on('/reports', ({ report }) => report, '/vote'),
    body: () => ({ value: 'confirm' }),
  },
  withdrawVote: {
    may: without(WRITERS, 'author'),
    ...on('/reports', ({ report }) => report, '/vote'),
  },
  raiseFlag: {
    may: WRITERS,
    ...at('/flags'),
    body: ({ report }) => ({
      subject: { type: 'report', id: report },
      reason: 'spam',
      note: 'Look.',
    }),
  },
  answerEdit: { may: AUTHOR, ...edit(), body: ({ answer }) => answer },
  withdrawEdit: { may: AUTHOR, ...edit('/withdraw') },
  // Nothing is in conflict: that is a 403 to everybody.
  rebaseEdit: { may: [], ...edit('/rebase'), body: () => ({ baseRevision: 1 }) },
  reopenEdit: {
    may: AUTHOR,
    ...on('/edits', ({ withdrawn }) => withdrawn, '/reopen'),
  },
  commentOnEdit: {
    may: [...REVIEWERS, 'author'],
    ...edit('/comments'),
    body: () => ({ text: 'Why?' }),
  },
  takeOverEdit: { may: REVIEWERS, ...edit('/take-over') },
  reviewEdit: { may: REVIEWERS, ...edit('/reviews'), body: verdict },
  holdVerdict: { may: REVIEWERS, ...on('/queue', ({ edit: id }) => id, '/verdict'), body: verdict },
  takeBackVerdict: { may: WRITERS, none: true, ...on('/queue', ({ edit: id }) => id, '/verdict') },
  claimEdit: { may: REVIEWERS, ...on('/queue', ({ edit: id }) => id, '/claim') },
  // One’s own, if any: whoever may no longer review leaves the desk too.
  endClaim: { may: WRITERS, ...on('/queue', ({ edit: id }) => id, '/claim') },
  listQueue: { may: READING_REVIEWERS, ...at('/queue') },
  getDesk: { may: READING_REVIEWERS, ...on('/queue', ({ edit: id }) => id) },
  listVerdicts: { may: [...READING_REVIEWERS, 'suspended-moderator'], ...at('/queue/verdicts') },
  getGroup: {
    may: READING_REVIEWERS,
    ...on('/queue', ({ edit: id }) => id, '/group?by=author'),
  },
  holdTogether: {
    may: REVIEWERS,
    ...at('/queue/verdicts'),
    body: ({ edit: id }) => ({ verdict: 'reject', reason: 'No.', edits: [{ id, version: 1 }] }),
  },
  takeBackTogether: {
    may: WRITERS,
    none: true,
    ...at('/queue/verdicts/groups/00000000-0000-4000-8000-000000000000'),
  },
  getAgreement: { may: [...READING_REVIEWERS, 'suspended-moderator'], ...at('/me/agreement') },
  listReadyReasons: { may: [...READING_REVIEWERS, 'suspended-moderator'], ...at('/me/reasons') },
  keepReason: {
    may: REVIEWERS,
    ...at('/me/reasons'),
    body: () => ({ verdict: 'reject', text: 'No source.' }),
  },
  dropReason: { may: WRITERS, none: true, ...at('/me/reasons/1') },
  ...NAMESPACE_CALLS,
  listFlags: { may: READING_MODERATORS, ...at('/flags') },
  listAppeals: { may: READING_MODERATORS, ...at('/appeals') },
  closeFlag: {
    may: MODERATORS,
    ...on('/flags', ({ flag }) => flag, '/close'),
    body: () => ({ verdict: 'dismissed', reason: 'No.' }),
  },
  decideAppeal: {
    may: MODERATORS,
    ...on('/appeals', ({ appeal }) => appeal, '/decide'),
    body: () => ({ verdict: 'upheld', reason: 'No.' }),
  },
  makeAppeal: {
    may: ['suspended', 'suspended-moderator'],
    ...at('/appeals'),
    body: () => ({ text: 'I did not.' }),
  },
  lockSubject: {
    may: MODERATORS,
    ...at('/locks'),
    body: () => ({
      subject: { type: 'software', id: 'echo' },
      ...{ level: 'reviewer', term: '7-days', reason: 'War.' },
    }),
  },
  liftLock: { may: MODERATORS, ...on('/locks', ({ lock }) => lock, '/lift'), body: reason },
  suspendAccount: {
    may: MODERATORS,
    ...on('/users', ({ rogue }) => rogue, '/suspend'),
    body: reason,
  },
  restoreAccount: {
    may: MODERATORS,
    ...on('/users', ({ rogue }) => rogue, '/restore'),
    body: reason,
  },
  revertAccount: {
    may: MODERATORS,
    ...on('/users', ({ rogue }) => rogue, '/revert'),
    body: () => ({ reason: 'Spam.', dryRun: true }),
  },
};

function on0(address: string): Row {
  return { may: ANYBODY, ...on(address, ({ report }) => report) };
}

/** Routes that are none of the API’s calls, and what nobody in particular gets of them. */
export const OTHERS: Readonly<Record<string, number | null>> = {
  // Answered elsewhere: sign-in by its own tests, health and the rest to everybody.
  'auth/[...nextauth]': null,
  'check-facts': null,
  'feeds/[scope]/[of]/[format]': null,
  'health/live': null,
  'health/ready': null,
  mcp: null,
  'text/ports/[n]': null,
  unsubscribe: null,
  '[...rest]': null,
  'internal/revalidate': 404,
  'me/data': 401,
};
