// Made by `npm run client` from /api/v1/openapi.json; not written by hand.
const BASE = '/api/v1';
export type Edit = {
  id: number;
  kind:
    | 'report.create'
    | 'report.update'
    | 'report.retire'
    | 'report.merge'
    | 'article.update'
    | 'software.update'
    | 'software.merge'
    | 'service.update'
    | 'revert';
  state:
    'open' | 'changes-requested' | 'conflicted' | 'applied' | 'rejected' | 'withdrawn' | 'expired';
  subject: {
    type: 'report' | 'article' | 'software' | 'service';
    id: number | string | null;
    name: string;
  };
  ports: { start: number; end: number } | null;
  note: string;
  author: string | null;
  takenOverBy: string | null;
  version: number;
  baseRevision: number | null;
  appliedRevision: number | null;
  reverts: number | null;
  destructive: boolean;
  newDomain: boolean;
  unreviewed: boolean;
  escalated: boolean;
  conflicts: string[];
  createdAt: string;
  updatedAt: string;
  decidedAt: string | null;
  dueAt: string | null;
  changes: Record<string, unknown>;
  editable: boolean;
  reasons: 'report' | 'removal' | 'article' | 'entry';
  refusable: boolean;
  diff: {
    field: string;
    before: unknown;
    after: unknown;
    parts: { text: string; change: 'same' | 'added' | 'removed' }[] | null;
    items: { key: string; before: unknown; after: unknown }[] | null;
  }[];
  alsoChanges: {
    subject: {
      type: 'report' | 'article' | 'software' | 'service';
      id: number | string | null;
      name: string;
    };
    ports: { start: number; end: number } | null;
    created: boolean;
    diff: {
      field: string;
      before: unknown;
      after: unknown;
      parts: { text: string; change: 'same' | 'added' | 'removed' }[] | null;
      items: { key: string; before: unknown; after: unknown }[] | null;
    }[];
  }[];
  plan: string | null;
  conflict: {
    base: Record<string, unknown>;
    theirs: Record<string, unknown>;
    mine: Record<string, unknown>;
    revision: number;
    conflicts: string[];
  } | null;
  reviews: {
    reviewer: string | null;
    verdict: 'approve' | 'reject' | 'request-changes';
    reason: string;
    changes: Record<string, unknown> | null;
    neverAgain: boolean;
    trust: number;
    counts: boolean;
    at: string;
  }[];
  history: { at: string; actor: string | null; action: string; reason: string }[];
  waiting: {
    needs: 'reviewers' | 'second-reviewer' | 'third-reviewer' | 'moderator' | 'author' | 'time';
    until: string | null;
  } | null;
  lock: Lock | null;
  actions: (
    | 'approve'
    | 'improve'
    | 'request-changes'
    | 'reject'
    | 'answer'
    | 'rebase'
    | 'withdraw'
    | 'take-over'
    | 'reopen'
    | 'revert'
    | 'comment'
  )[];
  denied: {
    action:
      | 'approve'
      | 'improve'
      | 'request-changes'
      | 'reject'
      | 'answer'
      | 'rebase'
      | 'withdraw'
      | 'take-over'
      | 'reopen'
      | 'revert'
      | 'comment';
    reason:
      | 'not-signed-in'
      | 'needs-reviewer'
      | 'needs-moderator'
      | 'own-edit'
      | 'own-edit-for-48-hours'
      | 'needs-author'
      | 'already-yours'
      | 'not-open'
      | 'not-waiting'
      | 'not-applied'
      | 'not-reopenable'
      | 'nothing-to-rebase'
      | 'already-reverted'
      | 'subject-locked'
      | 'needs-part';
  }[];
};
export type EditSummary = {
  id: number;
  kind:
    | 'report.create'
    | 'report.update'
    | 'report.retire'
    | 'report.merge'
    | 'article.update'
    | 'software.update'
    | 'software.merge'
    | 'service.update'
    | 'revert';
  state:
    'open' | 'changes-requested' | 'conflicted' | 'applied' | 'rejected' | 'withdrawn' | 'expired';
  subject: {
    type: 'report' | 'article' | 'software' | 'service';
    id: number | string | null;
    name: string;
  };
  ports: { start: number; end: number } | null;
  note: string;
  author: string | null;
  takenOverBy: string | null;
  version: number;
  baseRevision: number | null;
  appliedRevision: number | null;
  reverts: number | null;
  destructive: boolean;
  newDomain: boolean;
  unreviewed: boolean;
  escalated: boolean;
  conflicts: string[];
  createdAt: string;
  updatedAt: string;
  decidedAt: string | null;
  dueAt: string | null;
};
export type LogEntry = {
  id: number;
  at: string;
  actor: string | null;
  action: string;
  subject: {
    type:
      | 'edit'
      | 'report'
      | 'article'
      | 'software'
      | 'service'
      | 'release'
      | 'user'
      | 'flag'
      | 'batch'
      | 'namespace'
      | 'port';
    id: string;
  };
  ports: { start: number; end: number } | null;
  edit: number | null;
  reason: string;
};
export type Desk = {
  edit: Edit;
  author: {
    handle: string | null;
    trust: number;
    memberSince: string;
    applied: number;
    rejected: number;
    reverted: number;
  };
  alsoOpen: EditSummary[];
  flags: {
    id: number;
    subject: {
      type:
        | 'report'
        | 'article'
        | 'software'
        | 'service'
        | 'edit'
        | 'user'
        | 'namespace'
        | 'reservation';
      id: string;
    };
    reason: string;
    note: string;
    state: 'open' | 'upheld' | 'dismissed';
    createdAt: string;
  }[];
  forecast: {
    result: 'applies' | 'waits' | 'conflicts';
    needs:
      ('reviewers' | 'second-reviewer' | 'third-reviewer' | 'moderator' | 'author' | 'time') | null;
    until: string | null;
    conflicts: string[];
    grade: {
      before:
        | (
            | 'refuted'
            | 'now-official'
            | 'historic'
            | 'disputed'
            | 'confirmed'
            | 'supported'
            | 'unverified'
          )
        | null;
      after:
        | 'refuted'
        | 'now-official'
        | 'historic'
        | 'disputed'
        | 'confirmed'
        | 'supported'
        | 'unverified';
      reason: {
        code:
          | 'refuted-finding'
          | 'same-service'
          | 'historic-finding'
          | 'disputed-by-votes'
          | 'disputed-by-evidence'
          | 'confirmed'
          | 'supported'
          | 'no-source';
        sources: number;
        primarySources: number;
        contrary: number;
        confirm: number;
        dispute: number;
        missing: ('source' | 'primary-source' | 'confirmers' | 'majority' | 'contrary-answer')[];
      };
    } | null;
    votesEnd: number;
  } | null;
  primary: string[];
  openUntil: string | null;
  official: {
    port: number;
    status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
    services: { name: string; transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[] }[];
    remark: string | null;
  } | null;
  standing: { report: Report; disputes: string[] }[];
  decidingUntil: string | null;
};
export type Agreement = {
  trials: { of: number; agreed: number };
  outcomes: { of: number; agreed: number };
};
export type Group = {
  by: 'author' | 'software' | 'domain';
  name: string;
  items: { item: QueueItem; edit: Edit; primary: string[] }[];
  leftOut: {
    item: QueueItem;
    reason:
      | ('removes' | 'flagged' | 'conflicts' | 'claimed' | 'deciding')
      | (
          | 'not-signed-in'
          | 'needs-reviewer'
          | 'needs-moderator'
          | 'own-edit'
          | 'own-edit-for-48-hours'
          | 'needs-author'
          | 'already-yours'
          | 'not-open'
          | 'not-waiting'
          | 'not-applied'
          | 'not-reopenable'
          | 'nothing-to-rebase'
          | 'already-reverted'
          | 'subject-locked'
          | 'needs-part'
        );
  }[];
  more: number;
};
export type GroupHeld = {
  group: string;
  items: HeldVerdict[];
  refused: { edit: number; code: string; reason: string | null }[];
};
export type Claim = { edit: number; until: string };
export type Comment = { id: number; at: string; by: string | null; text: string };
export type KnownReport = {
  id: number;
  portStart: number;
  portEnd: number;
  transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  software: { slug: string; name: string };
  role:
    | 'default'
    | 'configurable-default'
    | 'documentation-example'
    | 'development-server'
    | 'historic'
    | 'malware';
  summary: string;
  grade:
    'refuted' | 'now-official' | 'historic' | 'disputed' | 'confirmed' | 'supported' | 'unverified';
};
export type ReadyReason = {
  id: number;
  verdict: 'approve' | 'reject' | 'request-changes';
  text: string;
};
export type HeldVerdict = {
  edit: number;
  verdict: 'approve' | 'reject' | 'request-changes';
  until: string;
};
export type QueueItem = {
  id: number;
  kind:
    | 'report.create'
    | 'report.update'
    | 'report.retire'
    | 'report.merge'
    | 'article.update'
    | 'software.update'
    | 'software.merge'
    | 'service.update'
    | 'revert';
  state:
    'open' | 'changes-requested' | 'conflicted' | 'applied' | 'rejected' | 'withdrawn' | 'expired';
  subject: {
    type: 'report' | 'article' | 'software' | 'service';
    id: number | string | null;
    name: string;
  };
  ports: { start: number; end: number } | null;
  note: string;
  author: string | null;
  takenOverBy: string | null;
  version: number;
  baseRevision: number | null;
  appliedRevision: number | null;
  reverts: number | null;
  destructive: boolean;
  newDomain: boolean;
  unreviewed: boolean;
  escalated: boolean;
  conflicts: string[];
  createdAt: string;
  updatedAt: string;
  decidedAt: string | null;
  dueAt: string | null;
  fields: string[];
  approvals: number;
  rejections: number;
  authorTrust: number;
  flagged: boolean;
  conflict: boolean;
  claimed: boolean;
};
export type ToldVerdict = {
  edit: number;
  verdict: 'approve' | 'reject' | 'request-changes';
  until: string;
  state: 'held' | 'given' | 'refused';
  refusal: {
    code: string;
    reason: string | null;
    state:
      | (
          | 'open'
          | 'changes-requested'
          | 'conflicted'
          | 'applied'
          | 'rejected'
          | 'withdrawn'
          | 'expired'
        )
      | null;
  } | null;
  editState:
    'open' | 'changes-requested' | 'conflicted' | 'applied' | 'rejected' | 'withdrawn' | 'expired';
  trial: TrialAnswer | null;
};
export type TrialAnswer = {
  repeats: number;
  answer: 'approve' | 'reject';
  agreed: boolean;
  undoneBy: number | null;
  reasons: {
    reviewer: string | null;
    verdict: 'approve' | 'reject' | 'request-changes';
    reason: string;
  }[];
};
export type Namespace = {
  slug: string;
  name: string;
  purpose: string;
  homepage: string;
  state: 'asked' | 'active' | 'refused' | 'closed';
  ranges: { portStart: number; portEnd: number }[];
  reserved: number;
  askedAt: string;
  proof: string;
  askedBy: string | null;
  decided: { at: string; by: string | null; reason: string } | null;
  closed: { at: string; by: string | null; reason: string } | null;
  members: { handle: string; role: 'owner' | 'member'; since: string }[];
};
export type NamespaceBrief = {
  slug: string;
  name: string;
  purpose: string;
  homepage: string;
  state: 'asked' | 'active' | 'refused' | 'closed';
  ranges: { portStart: number; portEnd: number }[];
  reserved: number;
  askedAt: string;
};
export type Reservation = {
  id: number;
  port: number;
  transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  project: string;
  url: string | null;
  namespace: { slug: string; name: string };
  since: string;
  until: string;
  by: string | null;
  lasting: boolean;
  events: {
    kind: 'renewed' | 'released' | 'ended' | 'expired';
    at: string;
    by: string | null;
    reason: string;
  }[];
  conflicts: {
    type: 'assignment' | 'report' | 'reservation';
    name: string;
    id: number | null;
    transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  }[];
};
export type Notification = {
  id: number;
  kind:
    | 'report'
    | 'edit'
    | 'evidence'
    | 'release'
    | 'official'
    | 'reserved'
    | 'reservation-ended'
    | 'reservation-used'
    | 'own-applied'
    | 'own-rejected'
    | 'own-changes-requested'
    | 'own-conflicted'
    | 'own-expired'
    | 'own-official'
    | 'own-commented'
    | 'thread-commented'
    | 'suspended'
    | 'restored'
    | 'appeal-upheld';
  at: string;
  read: boolean;
  actor: string | null;
  reason: string;
  edit: {
    id: number;
    kind:
      | 'report.create'
      | 'report.update'
      | 'report.retire'
      | 'report.merge'
      | 'article.update'
      | 'software.update'
      | 'software.merge'
      | 'service.update'
      | 'revert';
    subject: {
      type: 'report' | 'article' | 'software' | 'service';
      id: number | string | null;
      name: string;
    };
    ports: { start: number; end: number } | null;
  } | null;
  release: { date: string; ports: number[]; count: number } | null;
  report: {
    id: number;
    software: { slug: string; name: string };
    ports: { start: number; end: number };
    release: string;
  } | null;
  reservation: {
    id: number;
    port: number;
    project: string;
    namespace: { slug: string; name: string };
  } | null;
};
export type Watch = {
  id: number;
  ports: { portStart: number; portEnd: number } | null;
  software: { slug: string; name: string } | null;
  since: string;
};
export type WatchState = {
  watching: boolean;
  range: { portStart: number; portEnd: number } | null;
};
export type ChartLayer = {
  by: 'overview' | 'status' | 'community' | 'transport' | 'year' | 'release';
  release: string | null;
  values: string[];
  runs: string;
};
export type ChartNames = { release: string | null; names: string };
export type Lock = {
  id: number;
  subject: { type: 'report' | 'article' | 'software' | 'service'; id: string };
  level: 'reviewer' | 'moderator';
  reason: string;
  by: string | null;
  since: string;
  until: string | null;
  lifted: { at: string; by: string | null; reason: string } | null;
};
export type PickReason = {
  code:
    | 'unassigned'
    | 'unlisted'
    | 'dynamic'
    | 'no-report'
    | 'distance'
    | 'reported'
    | 'reported-elsewhere'
    | 'wide-report'
    | 'node-port-static'
    | 'node-port'
    | 'ephemeral'
    | 'airplay'
    | 'assigned-elsewhere'
    | 'reserved'
    | 'privileged'
    | 'browser-blocked'
    | 'assigned'
    | 'held-by-report'
    | 'held-by-reservation'
    | 'asked';
  kind: 'good' | 'distance' | 'against' | 'warning';
  penalty: number;
  params: {
    transports?: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
    names?: string[];
    systems?: ('linux' | 'windows' | 'macos')[];
    software?: { slug: string; name: string };
    grade?:
      | 'refuted'
      | 'now-official'
      | 'historic'
      | 'disputed'
      | 'confirmed'
      | 'supported'
      | 'unverified';
    project?: string;
    namespace?: { slug: string; name: string };
    portStart?: number;
    portEnd?: number;
    near?: number;
    distance?: number;
  };
  message: string;
};
export type Port = {
  port: number;
  range: 'system' | 'user' | 'dynamic';
  status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
  transports: {
    tcp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    udp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    sctp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    dccp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
  };
  summary: string;
  assignments: RegistryRow[];
  reports: Report[];
  reportCount: number;
  reserved: {
    id: number;
    port: number;
    transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
    project: string;
    url: string | null;
    namespace: { slug: string; name: string };
    since: string;
    until: string;
  }[];
  article: { locale: 'en' | 'he' | 'pl' | 'es'; revision: number; updatedAt: string } | null;
  release: string | '';
  facts: {
    browserBlocked: boolean;
    ephemeral: ('linux' | 'windows' | 'macos')[];
    nodePort: boolean;
    privileged: boolean;
    transportsInPractice: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  };
};
export type PortAsOf = {
  asof: string;
  port: number;
  range: 'system' | 'user' | 'dynamic';
  status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
  transports: {
    tcp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    udp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    sctp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
    dccp: {
      status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      names: string[];
      reason: string;
    };
  };
  assignments: RegistryRow[];
  reports: ReportAsOf[];
  reportCount: number;
  release: string;
};
export type PortListItem = {
  port: number;
  range: 'system' | 'user' | 'dynamic';
  status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
  transports: {
    tcp: { status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic' };
    udp: { status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic' };
    sctp: { status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic' };
    dccp: { status: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic' };
  };
  names: string[];
  practice: {
    slug: string;
    name: string;
    grade:
      | 'refuted'
      | 'now-official'
      | 'historic'
      | 'disputed'
      | 'confirmed'
      | 'supported'
      | 'unverified';
  }[];
};
export type RegistryRow = {
  serviceName: string | null;
  portStart: number | null;
  portEnd: number | null;
  transport: ('tcp' | 'udp' | 'sctp' | 'dccp') | null;
  kind: 'assigned' | 'recorded-use' | 'reserved' | 'unassigned' | 'unknown';
  description: string;
  assignee: string | null;
  contact: string | null;
  registered: string | null;
  modified: string | null;
  references: { label: string; url: string | null }[];
  serviceCode: number | null;
  unauthorizedUse: string | null;
  notes: string | null;
};
export type Release = {
  date: string;
  previous: string | null;
  form: 'xml' | 'csv';
  rows: { same: number; added: number; removed: number; changed: number; renamed: number };
  ports: { named: number[]; unnamed: number[]; renamed: number[]; textChanged: number[] };
  changes: {
    type:
      | 'added'
      | 'removed'
      | 'changed'
      | 'renamed'
      | 'transport-changed'
      | 'port-changed'
      | 'assigned'
      | 'de-assigned';
    port: number | null;
    transport: ('tcp' | 'udp' | 'sctp' | 'dccp') | null;
    before: RegistryRow | null;
    after: RegistryRow | null;
    fields: { field: string; before: string; after: string }[];
  }[];
};
export type ReleaseBrief = {
  date: string;
  form: 'xml' | 'csv';
  dateIsLowerBound: boolean;
  rows: { same: number; added: number; removed: number; changed: number; renamed: number };
};
export type Report = {
  id: number;
  portStart: number;
  portEnd: number;
  transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  software: {
    slug: string;
    name: string;
    tagline: string;
    taglines: Record<string, string>;
    article: string;
  };
  role:
    | 'default'
    | 'configurable-default'
    | 'documentation-example'
    | 'development-server'
    | 'historic'
    | 'malware';
  summary: string;
  description: string;
  versions: string;
  settings: { kind: 'flag' | 'env' | 'file' | 'other'; key: string; example: string }[];
  grade:
    'refuted' | 'now-official' | 'historic' | 'disputed' | 'confirmed' | 'supported' | 'unverified';
  gradeReason: {
    code:
      | 'refuted-finding'
      | 'same-service'
      | 'historic-finding'
      | 'disputed-by-votes'
      | 'disputed-by-evidence'
      | 'confirmed'
      | 'supported'
      | 'no-source';
    sources: number;
    primarySources: number;
    contrary: number;
    confirm: number;
    dispute: number;
    missing: ('source' | 'primary-source' | 'confirmers' | 'majority' | 'contrary-answer')[];
  };
  votes: { confirm: number; dispute: number };
  onByDefault: boolean | null;
  evidence: {
    kind:
      | 'vendor-docs'
      | 'source-code'
      | 'shipped-config'
      | 'container-image'
      | 'packet-capture'
      | 'rfc'
      | 'article'
      | 'forum'
      | 'registry'
      | 'observation'
      | 'other';
    publisher: 'vendor' | 'packager' | 'third-party';
    title: string;
    url: string | null;
    quote: string;
    checkedOn: string;
    supports: boolean;
    primary: boolean;
    lastCheck: {
      state: 'there' | 'moved' | 'gone' | 'unreachable';
      reason:
        | (
            | 'no-page'
            | 'no-line'
            | 'private-address'
            | 'no-answer'
            | 'refused'
            | 'server-error'
            | 'robots'
            | 'too-many-redirects'
            | 'too-large'
            | 'not-text'
          )
        | null;
      movedTo: string | null;
      checkedOn: string;
      seenOn: string | null;
    } | null;
  }[];
  revision: number;
  updatedAt: string;
};
export type ReportAsOf = {
  id: number;
  portStart: number;
  portEnd: number;
  transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  software: { slug: string; name: string };
  role:
    | 'default'
    | 'configurable-default'
    | 'documentation-example'
    | 'development-server'
    | 'historic'
    | 'malware';
  onByDefault: boolean | null;
  summary: string;
  description: string;
  versions: string;
  settings: { kind: 'flag' | 'env' | 'file' | 'other'; key: string; example: string }[];
  evidence: {
    kind:
      | 'vendor-docs'
      | 'source-code'
      | 'shipped-config'
      | 'container-image'
      | 'packet-capture'
      | 'rfc'
      | 'article'
      | 'forum'
      | 'registry'
      | 'observation'
      | 'other';
    publisher: 'vendor' | 'packager' | 'third-party';
    title: string;
    url: string | null;
    quote: string;
    checkedOn: string;
    supports: boolean;
  }[];
  grade:
    | (
        | 'refuted'
        | 'now-official'
        | 'historic'
        | 'disputed'
        | 'confirmed'
        | 'supported'
        | 'unverified'
      )
    | null;
  revision: number;
  updatedAt: string;
};
export type SearchItem = {
  kind: 'port' | 'service' | 'software' | 'article';
  title: string;
  snippet: string;
  url: string;
  score: number;
  match: 'number' | 'name' | 'on-port' | 'prefix' | 'words' | 'part' | 'similar';
  about: string;
  aboutLocale: 'en' | 'he' | 'pl' | 'es';
  spans: { start: number; end: number }[];
  official: {
    port: number;
    status: ('assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic') | null;
    transport: ('tcp' | 'udp' | 'sctp' | 'dccp') | null;
    names: string[];
    practice: { slug: string; name: string }[];
  } | null;
};
export type Service = {
  name: string;
  ports: { portStart: number; portEnd: number; transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[] }[];
  aliases: string[];
  assignments: RegistryRow[];
  release: string;
  profile: {
    plainName: string;
    what: string;
    aliases: string[];
    specification: { title: string; url: string | null }[];
    securityNote: string;
    sources: { title: string; url: string | null; about: 'transports' | 'security' }[];
    local: Record<string, { plainName: string; what: string; aliases: string[] }>;
    transportsInPractice: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
    software: { slug: string; name: string }[];
    softwareNames: string[];
    revision: number;
  } | null;
};
export type Software = {
  slug: string;
  name: string;
  tagline: string;
  taglines: Record<string, string>;
  homepage: string | null;
  domains: string[];
  repositories: string[];
  aliases: string[];
  commonness: 'everyone' | 'known' | 'special';
  official: {
    serviceName: string;
    plainName: string;
    ports: number[];
    transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
  }[];
  ports: Report[];
  revision: number;
  updatedAt: string;
};
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  reason?: string;
  errors?: {
    path: string;
    code:
      | 'invalid_type'
      | 'too_small'
      | 'too_big'
      | 'invalid_format'
      | 'invalid_value'
      | 'unrecognized_keys'
      | 'invalid'
      | 'required'
      | 'hidden_characters'
      | 'letter_needed'
      | 'mixed_alphabets'
      | 'not_public_url'
      | 'before_web'
      | 'in_future'
      | 'not_whole_number'
      | 'port_zero'
      | 'not_ports'
      | 'too_many_ports'
      | 'outside_ranges'
      | 'range_order'
      | 'link_needed'
      | 'not_host'
      | 'not_repository'
      | 'repeated_number'
      | 'repeated_setting'
      | 'unknown_citation'
      | 'unknown_software'
      | 'unknown_revision'
      | 'not_active'
      | 'reviewers_only'
      | 'nothing_changed'
      | 'stands_already'
      | 'approval_only'
      | 'rejection_only'
      | 'too_deep'
      | 'not_printable'
      | 'used_before';
    params: Record<string, string | number | string[]>;
    message: string;
  }[];
};

/** A refusal of the server (RFC 9457). */
export class PortolanError extends Error {
  override name = 'PortolanError';
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait, where the server says so. */
    readonly retryAfter: number | null,
  ) {
    super(
      `${status} ${problem.title ?? ''}${problem.reason === undefined ? '' : `: ${problem.reason}`}`,
    );
  }
}

export interface ClientOptions {
  /** Where the instance is: `https://ports.example.org`. */
  site: string;
  /** A personal token, for what needs one. */
  token?: string;
  /** In the place of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

type Values = Record<string, unknown>;
interface Sent {
  params?: object;
  query?: object;
  body?: unknown;
  idempotencyKey?: string;
}

function sender({ site, token, fetch: send = fetch }: ClientOptions) {
  return async (
    method: string,
    path: string,
    type: 'json' | 'text',
    sent: Sent = {},
  ): Promise<unknown> => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((sent.params as Values)[name])),
    );
    const url = new URL(`${BASE}${filled}`, site);
    for (const [name, value] of Object.entries(sent.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = new Headers();
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (sent.idempotencyKey !== undefined) headers.set('Idempotency-Key', sent.idempotencyKey);
    if (sent.body !== undefined) headers.set('Content-Type', 'application/json');
    const body = sent.body === undefined ? null : JSON.stringify(sent.body);
    const response = await send(new Request(url, { method: method.toUpperCase(), headers, body }));
    if (!response.ok) throw await refusalOf(response);
    return type === 'json' ? response.json() : response.text();
  };
}

async function refusalOf(response: Response): Promise<PortolanError> {
  const after = response.headers.get('Retry-After');
  const problem = (await response.json().catch(() => ({}))) as Problem;
  return new PortolanError(response.status, problem, after === null ? null : Number(after));
}

/** Every call of the API, by its name there. A refusal is thrown as `PortolanError`. */
export interface PortolanClient {
  /** A port: its status on each transport and why, every row of the registry that covers it, what is reported on it. With asof, a day since the oldest release read, as it was known at the end of that day. */
  getPort(call: { params: { n: number }; query?: { asof?: string } }): Promise<Port | PortAsOf>;
  /** Ports in ascending order. With transport, status is that transport’s. */
  listPorts(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      from?: number;
      to?: number;
      has?: 'anything' | 'use' | 'name' | 'all';
      status?: 'assigned' | 'reserved' | 'unassigned' | 'unlisted' | 'dynamic';
      transport?: 'tcp' | 'udp' | 'sctp' | 'dccp';
      grade?:
        | 'refuted'
        | 'now-official'
        | 'historic'
        | 'disputed'
        | 'confirmed'
        | 'supported'
        | 'unverified';
      name?: string;
      software?: string;
    };
  }): Promise<{ items: PortListItem[]; nextCursor: string | null }>;
  /** A colouring of the chart: one value for each of the 65,536 ports, as runs. With names: what ports are called. */
  getChartLayer(call: {
    params: { layer: 'overview' | 'status' | 'community' | 'transport' | 'year' | 'names' };
  }): Promise<ChartLayer | ChartNames>;
  /** What a release changed on each port, as a colouring of the chart. */
  getChartRelease(call: { params: { date: string } }): Promise<ChartLayer>;
  /** Free ports with reasons, the best first: near a wish, in a row, the same for the same seed. Nothing that is assigned or that a confirmed or supported report holds, unless include asks for it. */
  pickPorts(call?: {
    query?: {
      count?: number;
      transport?: 'tcp' | 'udp' | 'sctp' | 'dccp';
      range?: string;
      near?: number;
      run?: number;
      seed?: string;
      avoid?: string;
      include?: 'assigned' | 'reported' | 'reservation' | 'all';
    };
  }): Promise<{
    picks: { port: number; portEnd: number; penalty: number; reasons: PickReason[] }[];
    avoided: { portStart: number; portEnd: number; reasons: PickReason[] }[];
    left: { free: number; asked: number; assigned: number; reported: number; reservation: number };
    longest: { portStart: number; portEnd: number } | null;
  }>;
  /** Which of the named programs take the same port over the same transport, and the fewest settings to change. Names, slugs, aliases and container images are understood. */
  findCollisions(call?: { query?: { software?: string } }): Promise<{
    software: { slug: string; name: string }[];
    unknown: string[];
    meetings: {
      portStart: number;
      portEnd: number;
      transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
      software: {
        slug: string;
        name: string;
        role:
          | 'default'
          | 'configurable-default'
          | 'documentation-example'
          | 'development-server'
          | 'historic'
          | 'malware'
          | 'official';
        sure: boolean;
      }[];
      sure: boolean;
    }[];
    moves: {
      software: { slug: string; name: string };
      portStart: number;
      portEnd: number;
      transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
      role:
        | 'default'
        | 'configurable-default'
        | 'documentation-example'
        | 'development-server'
        | 'historic'
        | 'malware'
        | 'official';
      to: number | null;
      settings: {
        kind: 'flag' | 'env' | 'file' | 'other';
        key: string;
        example: string;
        line: string | null;
      }[];
    }[];
  }>;
  /** Ports, services, software and articles for a text: numbers, names, misspelt names, pasted lines. */
  search(call: {
    query: {
      q: string;
      kind?: 'port' | 'service' | 'software' | 'article';
      limit?: number;
      locale?: 'en' | 'he' | 'pl' | 'es';
    };
  }): Promise<{ items: SearchItem[] }>;
  /** A service by its name, without regard to case, with the ports it holds and every row of the registry. */
  getService(call: { params: { name: string } }): Promise<Service>;
  /** A piece of software with everything reported of it. A merged entry answers with a redirect to the one it became. */
  getSoftware(call: { params: { slug: string } }): Promise<Software>;
  /** Reports, newest first: of a port, of a piece of software, of a grade. */
  listReports(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      port?: number;
      software?: string;
      grade?:
        | 'refuted'
        | 'now-official'
        | 'historic'
        | 'disputed'
        | 'confirmed'
        | 'supported'
        | 'unverified';
    };
  }): Promise<{ items: Report[]; nextCursor: string | null }>;
  /** A report with its grade, the reason for it, and the evidence. */
  getReport(call: { params: { id: number } }): Promise<Report>;
  /** Releases of IANA’s registry, newest first. */
  listReleases(call?: {
    query?: { cursor?: number; limit?: number };
  }): Promise<{ items: ReleaseBrief[]; nextCursor: string | null }>;
  /** A release with everything that changed since the one before it. */
  getRelease(call: { params: { date: string } }): Promise<Release>;
  /** Who is signed in: handle, level, role and limits. */
  getViewer(): Promise<{
    handle: string | null;
    trust: number;
    role: 'member' | 'reviewer' | 'moderator' | 'admin';
    limits: {
      openEdits: number | null;
      votesPerHour: number | null;
      proposalsPerHour: number | null;
    };
    unread: number;
  }>;
  /** Edits, newest first: by state, kind, port, author or subject. */
  listEdits(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      state?:
        | 'open'
        | 'changes-requested'
        | 'conflicted'
        | 'applied'
        | 'rejected'
        | 'withdrawn'
        | 'expired';
      kind?:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      port?: number;
      author?: string;
      type?: 'report' | 'article' | 'software' | 'service';
      subject?: string;
      batch?: number;
    };
  }): Promise<{ items: EditSummary[]; nextCursor: string | null }>;
  /** Proposes an edit. With an Idempotency-Key a repeated request is answered as the first. */
  proposeEdit(call: {
    body: {
      kind:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      subject?: unknown;
      baseRevision?: number | null;
      changes?: Record<string, unknown>;
      note: string;
    };
    idempotencyKey?: string;
  }): Promise<EditSummary>;
  /** An edit with its diff, reviews and history, and what the viewer may do with it. */
  getEdit(call: { params: { id: number } }): Promise<Edit>;
  /** The author answers with other content; the edit is open again and earlier reviews no longer count. */
  answerEdit(call: {
    params: { id: number };
    body: { changes: Record<string, unknown>; note: string; version?: number };
  }): Promise<Edit>;
  /** A reviewer approves, rejects or asks for changes; with changes an approval improves the edit first. */
  reviewEdit(call: {
    params: { id: number };
    body: {
      verdict: 'approve' | 'reject' | 'request-changes';
      reason: string;
      changes?: Record<string, unknown>;
      neverAgain?: boolean;
      version: number;
      plan?: string;
    };
    idempotencyKey?: string;
  }): Promise<Edit>;
  /** The author withdraws an edit. */
  withdrawEdit(call: {
    params: { id: number };
    body?: { reason?: string; version?: number };
    idempotencyKey?: string;
  }): Promise<Edit>;
  /** Puts an edit on the current revision, with a value for each field on which both sides disagree. */
  rebaseEdit(call: {
    params: { id: number };
    body: { baseRevision: number; resolutions?: Record<string, unknown>; version?: number };
    idempotencyKey?: string;
  }): Promise<Edit>;
  /** Opens a withdrawn or expired edit again. */
  reopenEdit(call: {
    params: { id: number };
    body?: { reason?: string; version?: number };
    idempotencyKey?: string;
  }): Promise<Edit>;
  /** A reviewer acts in the author’s place from now on. */
  takeOverEdit(call: {
    params: { id: number };
    body?: { reason?: string; version?: number };
    idempotencyKey?: string;
  }): Promise<Edit>;
  /** Confirms or disputes a report. Repeating it changes nothing. */
  castVote(call: {
    params: { id: number };
    body: { value: 'confirm' | 'dispute'; reason?: string };
  }): Promise<{
    confirm: number;
    dispute: number;
    mine: ('confirm' | 'dispute') | null;
    grade:
      | 'refuted'
      | 'now-official'
      | 'historic'
      | 'disputed'
      | 'confirmed'
      | 'supported'
      | 'unverified';
  }>;
  /** Withdraws a vote. */
  withdrawVote(call: { params: { id: number } }): Promise<{
    confirm: number;
    dispute: number;
    mine: ('confirm' | 'dispute') | null;
    grade:
      | 'refuted'
      | 'now-official'
      | 'historic'
      | 'disputed'
      | 'confirmed'
      | 'supported'
      | 'unverified';
  }>;
  /** The viewer’s votes and allowed actions on a port, and what is locked there. */
  getMine(call: { params: { n: number } }): Promise<{
    votes: Record<string, 'confirm' | 'dispute'>;
    votesCount: boolean;
    actions: ('report' | 'edit-article' | 'flag' | 'watch')[];
    reports: Record<
      string,
      { mayVote: boolean; reason: string | null; mayEdit: boolean; editReason: string | null }
    >;
    locks: Lock[];
    watch: boolean;
    watches: WatchState;
  }>;
  /** Reports something to the moderators. */
  raiseFlag(call: {
    body: {
      subject: {
        type:
          | 'report'
          | 'article'
          | 'software'
          | 'service'
          | 'edit'
          | 'user'
          | 'namespace'
          | 'reservation';
        id: number | string;
      };
      reason: string;
      note: string;
    };
    idempotencyKey?: string;
  }): Promise<{
    id: number;
    subject: {
      type:
        | 'report'
        | 'article'
        | 'software'
        | 'service'
        | 'edit'
        | 'user'
        | 'namespace'
        | 'reservation';
      id: string;
    };
    reason: string;
    note: string;
    state: 'open' | 'upheld' | 'dismissed';
    createdAt: string;
  }>;
  /** Everything with an open flag, with who flagged it and why, for moderators. */
  listFlags(): Promise<{
    items: {
      type:
        | 'report'
        | 'article'
        | 'software'
        | 'service'
        | 'edit'
        | 'user'
        | 'namespace'
        | 'reservation';
      id: string;
      title: string | null;
      ports: { start: number; end: number } | null;
      namespace: string | null;
      flags: {
        id: number;
        subject: {
          type:
            | 'report'
            | 'article'
            | 'software'
            | 'service'
            | 'edit'
            | 'user'
            | 'namespace'
            | 'reservation';
          id: string;
        };
        reason: string;
        note: string;
        state: 'open' | 'upheld' | 'dismissed';
        createdAt: string;
        author: string | null;
      }[];
    }[];
    nextCursor: string | null;
  }>;
  /** A moderator closes a flag. */
  closeFlag(call: {
    params: { id: number };
    body: { verdict: 'upheld' | 'dismissed'; reason: string };
    idempotencyKey?: string;
  }): Promise<{
    id: number;
    subject: {
      type:
        | 'report'
        | 'article'
        | 'software'
        | 'service'
        | 'edit'
        | 'user'
        | 'namespace'
        | 'reservation';
      id: string;
    };
    reason: string;
    note: string;
    state: 'open' | 'upheld' | 'dismissed';
    createdAt: string;
  }>;
  /** A moderator suspends an account: its sessions end, its open edits are withdrawn. */
  suspendAccount(call: {
    params: { handle: string };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<{ handle: string; suspended: boolean; withdrawn: number[] }>;
  /** A moderator lifts a suspension. */
  restoreAccount(call: {
    params: { handle: string };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<{ handle: string; suspended: boolean; withdrawn: number[] }>;
  /** A moderator reverts everything by an account, by ordinary edits; dryRun only says what would happen. */
  revertAccount(call: {
    params: { handle: string };
    body: { reason: string; dryRun?: boolean };
    idempotencyKey?: string;
  }): Promise<{
    handle: string;
    dryRun: boolean;
    items: {
      edit: number;
      outcome: 'reverted' | 'conflicts' | 'own-words' | 'others-edit' | 'nothing-left';
      revert: number | null;
    }[];
  }>;
  /** The article of a port in one language: text, citations, and how far it is behind what it translates. */
  getArticle(call: { params: { port: number; locale: string } }): Promise<{
    port: number;
    locale: string;
    title: string;
    body: string;
    questions: string;
    citations: { id: number; title: string; publisher: string; url: string; checked: string }[];
    revision: number;
    updatedAt: string;
    translation: {
      from: string;
      revision: number | null;
      behind: number;
      state: 'current' | 'changed' | 'needs-checking';
    } | null;
    authors: string[];
    locales: string[];
  }>;
  /** The public log, newest first. */
  listLog(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      port?: number;
      action?:
        | 'edit.proposed'
        | 'edit.answered'
        | 'edit.reviewed'
        | 'edit.applied'
        | 'edit.rejected'
        | 'edit.changes-requested'
        | 'edit.conflicted'
        | 'edit.approvals-ended'
        | 'edit.rebased'
        | 'edit.withdrawn'
        | 'edit.expired'
        | 'edit.reopened'
        | 'edit.escalated'
        | 'edit.taken-over'
        | 'edit.commented'
        | 'report.regraded'
        | 'release.imported'
        | 'release.filled-in'
        | 'release.made-current'
        | 'role.set'
        | 'trust.changed'
        | 'account.suspended'
        | 'account.restored'
        | 'factor.reset'
        | 'flag.raised'
        | 'flag.closed'
        | 'appeal.made'
        | 'appeal.decided'
        | 'subject.locked'
        | 'subject.unlocked'
        | 'feedback.answered'
        | 'batch.imported'
        | 'batch.approved'
        | 'batch.undone'
        | 'namespace.asked'
        | 'namespace.accepted'
        | 'namespace.refused'
        | 'namespace.member-set'
        | 'namespace.closed'
        | 'reservation.made'
        | 'reservation.renewed'
        | 'reservation.ended';
      actor?: string;
    };
  }): Promise<{ items: LogEntry[]; nextCursor: string | null }>;
  /** The public log as an Atom feed. */
  logFeed(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      port?: number;
      action?:
        | 'edit.proposed'
        | 'edit.answered'
        | 'edit.reviewed'
        | 'edit.applied'
        | 'edit.rejected'
        | 'edit.changes-requested'
        | 'edit.conflicted'
        | 'edit.approvals-ended'
        | 'edit.rebased'
        | 'edit.withdrawn'
        | 'edit.expired'
        | 'edit.reopened'
        | 'edit.escalated'
        | 'edit.taken-over'
        | 'edit.commented'
        | 'report.regraded'
        | 'release.imported'
        | 'release.filled-in'
        | 'release.made-current'
        | 'role.set'
        | 'trust.changed'
        | 'account.suspended'
        | 'account.restored'
        | 'factor.reset'
        | 'flag.raised'
        | 'flag.closed'
        | 'appeal.made'
        | 'appeal.decided'
        | 'subject.locked'
        | 'subject.unlocked'
        | 'feedback.answered'
        | 'batch.imported'
        | 'batch.approved'
        | 'batch.undone'
        | 'namespace.asked'
        | 'namespace.accepted'
        | 'namespace.refused'
        | 'namespace.member-set'
        | 'namespace.closed'
        | 'reservation.made'
        | 'reservation.renewed'
        | 'reservation.ended';
      actor?: string;
    };
  }): Promise<string>;
  /** Applied edits, newest first: of a port, a range or a piece of software. */
  listChanges(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      kind?:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      port?: number;
      range?: 'system' | 'user' | 'dynamic';
      software?: string;
    };
  }): Promise<{
    items: {
      id: number;
      kind:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      state:
        | 'open'
        | 'changes-requested'
        | 'conflicted'
        | 'applied'
        | 'rejected'
        | 'withdrawn'
        | 'expired';
      subject: {
        type: 'report' | 'article' | 'software' | 'service';
        id: number | string | null;
        name: string;
      };
      ports: { start: number; end: number } | null;
      note: string;
      author: string | null;
      takenOverBy: string | null;
      version: number;
      baseRevision: number | null;
      appliedRevision: number | null;
      reverts: number | null;
      destructive: boolean;
      newDomain: boolean;
      unreviewed: boolean;
      escalated: boolean;
      conflicts: string[];
      createdAt: string;
      updatedAt: string;
      decidedAt: string | null;
      dueAt: string | null;
      at: string;
      appliedBy: string | null;
      entry: number;
    }[];
    nextCursor: string | null;
  }>;
  /** Applied edits as an Atom feed. */
  changesFeed(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      kind?:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      port?: number;
      range?: 'system' | 'user' | 'dynamic';
      software?: string;
    };
  }): Promise<string>;
  /** Namespaces, newest first: active ones unless a state is named. */
  listNamespaces(call?: {
    query?: { cursor?: number; limit?: number; state?: 'asked' | 'active' | 'refused' | 'closed' };
  }): Promise<{ items: NamespaceBrief[]; nextCursor: string | null }>;
  /** Ask for a namespace; a moderator decides. Ports lie from 1024 to 49151, up to 1,000 in all. */
  askForNamespace(call: {
    body: {
      slug: string;
      name: string;
      purpose: string;
      homepage: string;
      proof: string;
      ranges: { portStart: number; portEnd: number }[];
      note: string;
    };
    idempotencyKey?: string;
  }): Promise<Namespace>;
  /** A namespace with its ports and members. */
  getNamespace(call: { params: { slug: string } }): Promise<Namespace>;
  /** Accept or refuse a namespace (moderators). Whoever asked becomes its owner. */
  decideNamespace(call: {
    params: { slug: string };
    body: { verdict: 'accept' | 'refuse'; reason: string; askedAt?: string };
    idempotencyKey?: string;
  }): Promise<Namespace>;
  /** Give somebody a role in a namespace, another one, or none (owners and moderators; anybody may leave). */
  setNamespaceMember(call: {
    params: { slug: string };
    body: { handle: string; role: 'owner' | 'member' | 'none'; reason: string };
    idempotencyKey?: string;
  }): Promise<Namespace>;
  /** Close a namespace; its reservations end. */
  closeNamespace(call: {
    params: { slug: string };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<Namespace>;
  /** Reserve a port (members). Where an assignment, a report or another namespace holds it, the answer is 409 with conflicts, unless despite is true. */
  reservePort(call: {
    params: { slug: string };
    body: {
      port: number;
      transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[];
      project: string;
      url?: string;
      reason: string;
      despite?: boolean;
    };
    idempotencyKey?: string;
  }): Promise<Reservation>;
  /** Reservations, newest first: those that last, or with ended=yes those that ended. Each says what else holds the port. */
  listReservations(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      port?: number;
      namespace?: string;
      ended?: 'yes' | 'no';
    };
  }): Promise<{ items: Reservation[]; nextCursor: string | null }>;
  /** Renew a reservation in its last 60 days (members). */
  renewReservation(call: {
    params: { id: number };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<Reservation>;
  /** End a reservation before its time, with a reason. It stays on record. */
  endReservation(call: {
    params: { id: number };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<Reservation>;
  /** Appeals that wait for a decision, for moderators. */
  listAppeals(): Promise<{
    items: {
      id: number;
      handle: string | null;
      suspension: { since: string; by: string | null; reason: string };
      text: string;
      state: 'open' | 'upheld' | 'granted';
      createdAt: string;
      decision: { at: string; by: string | null; reason: string } | null;
      denial:
        | (
            | 'needs-moderator'
            | 'own-account'
            | 'needs-admin'
            | 'own-suspension'
            | 'own-suspension-for-48-hours'
          )
        | null;
      ownFrom: string;
    }[];
    nextCursor: string | null;
  }>;
  /** A suspended member appeals, once for each suspension, within 30 days. */
  makeAppeal(call: { body: { text: string }; idempotencyKey?: string }): Promise<{
    id: number;
    handle: string | null;
    suspension: { since: string; by: string | null; reason: string };
    text: string;
    state: 'open' | 'upheld' | 'granted';
    createdAt: string;
    decision: { at: string; by: string | null; reason: string } | null;
  }>;
  /** Another moderator or an admin decides an appeal: upheld, the account stays suspended; granted, it is restored. */
  decideAppeal(call: {
    params: { id: number };
    body: { verdict: 'upheld' | 'granted'; reason: string };
    idempotencyKey?: string;
  }): Promise<{
    id: number;
    handle: string | null;
    suspension: { since: string; by: string | null; reason: string };
    text: string;
    state: 'open' | 'upheld' | 'granted';
    createdAt: string;
    decision: { at: string; by: string | null; reason: string } | null;
  }>;
  /** Locks in force, newest first: what moderators have locked for editing, for whom, until when and why. */
  listLocks(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      type?: 'report' | 'article' | 'software' | 'service';
    };
  }): Promise<{ items: Lock[]; nextCursor: string | null }>;
  /** A moderator locks a report, an article or a software entry for editing, for a time or until the lock is lifted. */
  lockSubject(call: {
    body: {
      subject: { type: 'report' | 'article' | 'software' | 'service'; id: number | string };
      level: 'reviewer' | 'moderator';
      term: '24-hours' | '7-days' | '30-days' | 'until-lifted';
      reason: string;
    };
    idempotencyKey?: string;
  }): Promise<Lock>;
  /** A moderator lifts a lock before its time. */
  liftLock(call: {
    params: { id: number };
    body: { reason: string };
    idempotencyKey?: string;
  }): Promise<Lock>;
  /** Says whether a port's page helped */
  giveFeedbackOnPort(call: {
    params: { n: number };
    body: {
      locale: 'en' | 'he' | 'pl' | 'es';
      mood?: 'sad' | 'unsure' | 'happy';
      reason?: 'wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic';
      comment?: string;
    };
    idempotencyKey?: string;
  }): Promise<{
    mood: 'sad' | 'unsure' | 'happy';
    reason: ('wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic') | null;
    comment: string;
  }>;
  /** Says whether a service's page helped */
  giveFeedbackOnService(call: {
    params: { name: string };
    body: {
      locale: 'en' | 'he' | 'pl' | 'es';
      mood?: 'sad' | 'unsure' | 'happy';
      reason?: 'wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic';
      comment?: string;
    };
    idempotencyKey?: string;
  }): Promise<{
    mood: 'sad' | 'unsure' | 'happy';
    reason: ('wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic') | null;
    comment: string;
  }>;
  /** Says whether a software page helped */
  giveFeedbackOnSoftware(call: {
    params: { slug: string };
    body: {
      locale: 'en' | 'he' | 'pl' | 'es';
      mood?: 'sad' | 'unsure' | 'happy';
      reason?: 'wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic';
      comment?: string;
    };
    idempotencyKey?: string;
  }): Promise<{
    mood: 'sad' | 'unsure' | 'happy';
    reason: ('wrong' | 'missing' | 'outdated' | 'unclear' | 'other-topic') | null;
    comment: string;
  }>;
  /** What is reported and proposed on a port or a range, and on other ports of a piece of software, to avoid duplicates. */
  getKnown(call: { params: { n: number }; query?: { to?: number; software?: string } }): Promise<{
    reports: KnownReport[];
    edits: {
      id: number;
      kind:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      state:
        | 'open'
        | 'changes-requested'
        | 'conflicted'
        | 'applied'
        | 'rejected'
        | 'withdrawn'
        | 'expired';
      isNew: boolean;
      portStart: number | null;
      portEnd: number | null;
      software: string | null;
      summary: string | null;
    }[];
    elsewhere: KnownReport[];
  }>;
  /** The edits that wait for this reviewer, the most urgent first unless sort says otherwise; kind, language and only narrow them; total counts them all. */
  listQueue(call?: {
    query?: {
      cursor?: number;
      limit?: number;
      sort?: 'pressing' | 'oldest' | 'newest';
      kind?:
        | 'report.create'
        | 'report.update'
        | 'report.retire'
        | 'report.merge'
        | 'article.update'
        | 'software.update'
        | 'software.merge'
        | 'service.update'
        | 'revert';
      language?: 'en' | 'he' | 'pl' | 'es';
      only?: 'new-authors' | 'flagged' | 'one-approval';
    };
  }): Promise<{ items: QueueItem[]; nextCursor: string | null; total: number }>;
  /** Everything a reviewer looks at before deciding: the edit, its author’s record, the reports it touches as they stand, what else is open there, open flags, and what approving does. */
  getDesk(call: { params: { id: number } }): Promise<Desk>;
  /** What waits and has its author, its software or a domain in common with one edit: what can be decided together, and what cannot and why. */
  getGroup(call: {
    params: { id: number };
    query: { by: 'author' | 'software' | 'domain' };
  }): Promise<Group>;
  /** What its author and reviewers said of an edit, oldest first. */
  listComments(call: { params: { id: number } }): Promise<{ items: Comment[] }>;
  /** Its author or a reviewer asks or answers while the edit waits; it stands in the log, and the others are told. */
  commentOnEdit(call: {
    params: { id: number };
    body: { text: string };
    idempotencyKey?: string;
  }): Promise<Comment>;
  /** A verdict that its giver can take back for ten seconds; then it is given as a review. Nobody else sees it before that. */
  holdVerdict(call: {
    params: { id: number };
    body: {
      verdict: 'approve' | 'reject' | 'request-changes';
      reason: string;
      changes?: Record<string, unknown>;
      neverAgain?: boolean;
      version: number;
      plan?: string;
    };
  }): Promise<HeldVerdict>;
  /** Takes one’s own verdict back while it waits; 409 once it has been given. */
  takeBackVerdict(call: { params: { id: number } }): Promise<{ edit: number }>;
  /** Keeps an edit for the reviewer who has it open, for three minutes: nobody else is brought it. 409 where somebody else has it open. It does not bind who decides. */
  claimEdit(call: { params: { id: number } }): Promise<Claim>;
  /** Ends one’s own claim on an edit that one has left; also where there is none any more. */
  endClaim(call: { params: { id: number } }): Promise<{ edit: number }>;
  /** The ready reasons that the viewer keeps. */
  listReadyReasons(): Promise<{ items: ReadyReason[] }>;
  /** Keeps a ready reason for a verdict; four at most for each, 409 beyond. */
  keepReason(call: {
    body: { verdict: 'approve' | 'reject' | 'request-changes'; text: string };
    idempotencyKey?: string;
  }): Promise<ReadyReason>;
  /** Keeps one’s own ready reason no longer. */
  dropReason(call: { params: { id: number } }): Promise<{ id: number }>;
  /** One’s own verdicts of the last five minutes: which wait, which were given, which could not be and why. */
  listVerdicts(): Promise<{ items: ToldVerdict[] }>;
  /** One verdict and one reason for several edits, each of the version that was seen. Each is a verdict of its own; they are taken back together for ten seconds. Those that cannot be decided together are named in `refused`. */
  holdTogether(call: {
    body: {
      verdict: 'approve' | 'reject' | 'request-changes';
      reason: string;
      edits: { id: number; version: number; plan?: string }[];
    };
    idempotencyKey?: string;
  }): Promise<GroupHeld>;
  /** How often the viewer’s verdicts agree with the known answers of trials, and with how edits ended on which others gave a verdict too. Nobody else is told. */
  getAgreement(): Promise<Agreement>;
  /** Takes back verdicts that were given together; 409 once they have been given. */
  takeBackTogether(call: { params: { group: string } }): Promise<{ edits: number[] }>;
  /** Whether the viewer watches a port */
  getPortWatch(call: { params: { n: number } }): Promise<WatchState>;
  /** Begins to watch a port */
  watchPort(call: { params: { n: number } }): Promise<WatchState>;
  /** Stops watching a port */
  unwatchPort(call: { params: { n: number } }): Promise<WatchState>;
  /** Whether the viewer watches a piece of software */
  getSoftwareWatch(call: { params: { slug: string } }): Promise<WatchState>;
  /** Begins to watch a piece of software */
  watchSoftware(call: { params: { slug: string } }): Promise<WatchState>;
  /** Stops watching a piece of software */
  unwatchSoftware(call: { params: { slug: string } }): Promise<WatchState>;
  /** Whether the viewer watches a range: `system`, `user`, `dynamic` or `8000-8100` */
  getRangeWatch(call: { params: { range: string } }): Promise<WatchState>;
  /** Begins to watch a range */
  watchRange(call: { params: { range: string } }): Promise<WatchState>;
  /** Stops watching a range */
  unwatchRange(call: { params: { range: string } }): Promise<WatchState>;
  /** What the viewer watches, newest first */
  listWatches(call?: {
    query?: { cursor?: number; limit?: number };
  }): Promise<{ items: Watch[]; nextCursor: string | null }>;
  /** The viewer’s notifications, newest first */
  listNotifications(call?: {
    query?: { cursor?: number; limit?: number };
  }): Promise<{ items: Notification[]; nextCursor: string | null }>;
  /** Marks notifications as read: those named, or all up to one */
  readNotifications(call: {
    body: { ids: number[] } | { upTo: number };
    idempotencyKey?: string;
  }): Promise<{ unread: number }>;
  /** A whole data set, streamed: ports as JSON or CSV, services in the form of /etc/services, reports line by line. */
  getExport(call: {
    params: { name: 'ports.json' | 'ports.csv' | 'services' | 'reports.jsonl' };
    query?: { include?: 'confirmed' | 'supported'; ascii?: '0' | '1' };
  }): Promise<string>;
  /** This description for programs (OpenAPI 3.1). */
  getDescription(): Promise<{ openapi: '3.1.0' }>;
}

export function createClient(options: ClientOptions): PortolanClient {
  const call = sender(options);
  return {
    getPort: (sent?: Sent) => call('get', '/ports/{n}', 'json', sent),
    listPorts: (sent?: Sent) => call('get', '/ports', 'json', sent),
    getChartLayer: (sent?: Sent) => call('get', '/chart/{layer}', 'json', sent),
    getChartRelease: (sent?: Sent) => call('get', '/chart/releases/{date}', 'json', sent),
    pickPorts: (sent?: Sent) => call('get', '/pick', 'json', sent),
    findCollisions: (sent?: Sent) => call('get', '/collisions', 'json', sent),
    search: (sent?: Sent) => call('get', '/search', 'json', sent),
    getService: (sent?: Sent) => call('get', '/services/{name}', 'json', sent),
    getSoftware: (sent?: Sent) => call('get', '/software/{slug}', 'json', sent),
    listReports: (sent?: Sent) => call('get', '/reports', 'json', sent),
    getReport: (sent?: Sent) => call('get', '/reports/{id}', 'json', sent),
    listReleases: (sent?: Sent) => call('get', '/releases', 'json', sent),
    getRelease: (sent?: Sent) => call('get', '/releases/{date}', 'json', sent),
    getViewer: (sent?: Sent) => call('get', '/me', 'json', sent),
    listEdits: (sent?: Sent) => call('get', '/edits', 'json', sent),
    proposeEdit: (sent?: Sent) => call('post', '/edits', 'json', sent),
    getEdit: (sent?: Sent) => call('get', '/edits/{id}', 'json', sent),
    answerEdit: (sent?: Sent) => call('put', '/edits/{id}', 'json', sent),
    reviewEdit: (sent?: Sent) => call('post', '/edits/{id}/reviews', 'json', sent),
    withdrawEdit: (sent?: Sent) => call('post', '/edits/{id}/withdraw', 'json', sent),
    rebaseEdit: (sent?: Sent) => call('post', '/edits/{id}/rebase', 'json', sent),
    reopenEdit: (sent?: Sent) => call('post', '/edits/{id}/reopen', 'json', sent),
    takeOverEdit: (sent?: Sent) => call('post', '/edits/{id}/take-over', 'json', sent),
    castVote: (sent?: Sent) => call('put', '/reports/{id}/vote', 'json', sent),
    withdrawVote: (sent?: Sent) => call('delete', '/reports/{id}/vote', 'json', sent),
    getMine: (sent?: Sent) => call('get', '/ports/{n}/mine', 'json', sent),
    raiseFlag: (sent?: Sent) => call('post', '/flags', 'json', sent),
    listFlags: (sent?: Sent) => call('get', '/flags', 'json', sent),
    closeFlag: (sent?: Sent) => call('post', '/flags/{id}/close', 'json', sent),
    suspendAccount: (sent?: Sent) => call('post', '/users/{handle}/suspend', 'json', sent),
    restoreAccount: (sent?: Sent) => call('post', '/users/{handle}/restore', 'json', sent),
    revertAccount: (sent?: Sent) => call('post', '/users/{handle}/revert', 'json', sent),
    getArticle: (sent?: Sent) => call('get', '/articles/{port}/{locale}', 'json', sent),
    listLog: (sent?: Sent) => call('get', '/log', 'json', sent),
    logFeed: (sent?: Sent) => call('get', '/log.atom', 'text', sent),
    listChanges: (sent?: Sent) => call('get', '/changes', 'json', sent),
    changesFeed: (sent?: Sent) => call('get', '/changes.atom', 'text', sent),
    listNamespaces: (sent?: Sent) => call('get', '/namespaces', 'json', sent),
    askForNamespace: (sent?: Sent) => call('post', '/namespaces', 'json', sent),
    getNamespace: (sent?: Sent) => call('get', '/namespaces/{slug}', 'json', sent),
    decideNamespace: (sent?: Sent) => call('post', '/namespaces/{slug}/decide', 'json', sent),
    setNamespaceMember: (sent?: Sent) => call('post', '/namespaces/{slug}/members', 'json', sent),
    closeNamespace: (sent?: Sent) => call('post', '/namespaces/{slug}/close', 'json', sent),
    reservePort: (sent?: Sent) => call('post', '/namespaces/{slug}/reservations', 'json', sent),
    listReservations: (sent?: Sent) => call('get', '/reservations', 'json', sent),
    renewReservation: (sent?: Sent) => call('post', '/reservations/{id}/renew', 'json', sent),
    endReservation: (sent?: Sent) => call('post', '/reservations/{id}/end', 'json', sent),
    listAppeals: (sent?: Sent) => call('get', '/appeals', 'json', sent),
    makeAppeal: (sent?: Sent) => call('post', '/appeals', 'json', sent),
    decideAppeal: (sent?: Sent) => call('post', '/appeals/{id}/decide', 'json', sent),
    listLocks: (sent?: Sent) => call('get', '/locks', 'json', sent),
    lockSubject: (sent?: Sent) => call('post', '/locks', 'json', sent),
    liftLock: (sent?: Sent) => call('post', '/locks/{id}/lift', 'json', sent),
    giveFeedbackOnPort: (sent?: Sent) => call('post', '/ports/{n}/feedback', 'json', sent),
    giveFeedbackOnService: (sent?: Sent) => call('post', '/services/{name}/feedback', 'json', sent),
    giveFeedbackOnSoftware: (sent?: Sent) =>
      call('post', '/software/{slug}/feedback', 'json', sent),
    getKnown: (sent?: Sent) => call('get', '/ports/{n}/known', 'json', sent),
    listQueue: (sent?: Sent) => call('get', '/queue', 'json', sent),
    getDesk: (sent?: Sent) => call('get', '/queue/{id}', 'json', sent),
    getGroup: (sent?: Sent) => call('get', '/queue/{id}/group', 'json', sent),
    listComments: (sent?: Sent) => call('get', '/edits/{id}/comments', 'json', sent),
    commentOnEdit: (sent?: Sent) => call('post', '/edits/{id}/comments', 'json', sent),
    holdVerdict: (sent?: Sent) => call('put', '/queue/{id}/verdict', 'json', sent),
    takeBackVerdict: (sent?: Sent) => call('delete', '/queue/{id}/verdict', 'json', sent),
    claimEdit: (sent?: Sent) => call('put', '/queue/{id}/claim', 'json', sent),
    endClaim: (sent?: Sent) => call('delete', '/queue/{id}/claim', 'json', sent),
    listReadyReasons: (sent?: Sent) => call('get', '/me/reasons', 'json', sent),
    keepReason: (sent?: Sent) => call('post', '/me/reasons', 'json', sent),
    dropReason: (sent?: Sent) => call('delete', '/me/reasons/{id}', 'json', sent),
    listVerdicts: (sent?: Sent) => call('get', '/queue/verdicts', 'json', sent),
    holdTogether: (sent?: Sent) => call('post', '/queue/verdicts', 'json', sent),
    getAgreement: (sent?: Sent) => call('get', '/me/agreement', 'json', sent),
    takeBackTogether: (sent?: Sent) =>
      call('delete', '/queue/verdicts/groups/{group}', 'json', sent),
    getPortWatch: (sent?: Sent) => call('get', '/ports/{n}/watch', 'json', sent),
    watchPort: (sent?: Sent) => call('put', '/ports/{n}/watch', 'json', sent),
    unwatchPort: (sent?: Sent) => call('delete', '/ports/{n}/watch', 'json', sent),
    getSoftwareWatch: (sent?: Sent) => call('get', '/software/{slug}/watch', 'json', sent),
    watchSoftware: (sent?: Sent) => call('put', '/software/{slug}/watch', 'json', sent),
    unwatchSoftware: (sent?: Sent) => call('delete', '/software/{slug}/watch', 'json', sent),
    getRangeWatch: (sent?: Sent) => call('get', '/ranges/{range}/watch', 'json', sent),
    watchRange: (sent?: Sent) => call('put', '/ranges/{range}/watch', 'json', sent),
    unwatchRange: (sent?: Sent) => call('delete', '/ranges/{range}/watch', 'json', sent),
    listWatches: (sent?: Sent) => call('get', '/watches', 'json', sent),
    listNotifications: (sent?: Sent) => call('get', '/notifications', 'json', sent),
    readNotifications: (sent?: Sent) => call('post', '/notifications/read', 'json', sent),
    getExport: (sent?: Sent) => call('get', '/exports/{name}', 'text', sent),
    getDescription: (sent?: Sent) => call('get', '/openapi.json', 'json', sent),
  } as PortolanClient;
}
