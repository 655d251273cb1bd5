/** Groups of calls: the first part of their addresses, in the order of the document. */
export const TAGS: Readonly<Record<string, string>> = {
  ports: 'Ports: what they officially are, and what is reported on them',
  chart: 'The chart of all ports: one value for each of the 65,536',
  pick: 'Free ports, with the reasons for each',
  collisions: 'Which programs take the same port, and what to change',
  search: 'Search over ports, services, software and articles',
  services: 'Services that IANA assigns ports to',
  software: 'Software and the ports it uses',
  reports: 'Reports that software uses a port, and votes on them',
  articles: 'Articles about ports',
  namespaces: 'Namespaces: who coordinates which ports',
  reservations: 'Reservations of ports in namespaces',
  releases: 'Releases of IANA’s registry and what each changed',
  edits: 'Edits: propose, review, decide',
  queue: 'What waits for a reviewer',
  changes: 'Applied edits',
  log: 'The public log of decisions',
  flags: 'Flags: what needs a moderator',
  appeals: 'Appeals against a suspension',
  locks: 'Locks: what is closed for editing',
  users: 'What moderators do to accounts',
  me: 'Who is signed in',
  ranges: 'Ranges of ports',
  watches: 'What the viewer watches',
  notifications: 'What the viewer was told',
  exports: 'Whole data sets',
  openapi: 'This description',
};

/** The group of a call: of `/log.atom` it is `log`. */
export function tagOf(path: string): string {
  return /^\/([a-z]+)/.exec(path)?.[1] ?? '';
}
