/** A report on a port of its own, of the software that everybody writes about. */
export function newReport(port: number) {
  return {
    kind: 'report.create',
    changes: {
      portStart: port,
      portEnd: port,
      transports: ['tcp'],
      software: { name: 'Barometer', homepage: 'https://barometer.example.org/' },
      role: 'default',
      summary: `Barometer listens on ${port} once it is started.`,
      evidence: [{ kind: 'vendor-docs', url: 'https://barometer.example.org/docs' }],
    },
  };
}

/** Others change the same field at the same time: some of these will disagree. */
export function newSummary(report: number, summary: string) {
  return { kind: 'report.update', subject: report, changes: { summary } };
}
