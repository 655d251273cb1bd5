import { readSpans } from '@/lib/pick/rules/spans';
import { catalogueFor } from '../facts';
import { filesToLint } from '../lint/files';
import { type Finding, judge } from '../lint/judge';
import { portsIn } from '../lint/ports';
import { JSON_OPTION, readOptions } from '../options';
import { snapshotPicks } from '../picks';
import { type Command, FOUND, json, plain, spanText, Wrong } from '../terminal';

const OPTIONS = {
  ...JSON_OPTION,
  allow: { type: 'string' },
  github: { type: 'boolean' },
  strict: { type: 'boolean' },
} as const;

/** `portolan lint compose.yaml k8s/ Dockerfile`: fails where a port is somebody else's, with three better ones. */
export const lint: Command = async (args, { out }) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (positionals.length === 0)
    throw new Wrong('name files or folders: portolan lint compose.yaml');
  const allowed = readSpans(values.allow ?? '');
  if (allowed === null)
    throw new Wrong(
      `--allow ${values.allow ?? ''}: must be ports and ranges, such as 8080,9000-9100`,
    );
  const files = filesToLint(positionals);
  const ports = (await Promise.all(files.map(portsIn))).flat();
  const catalogue = catalogueFor(ports.flatMap(({ names }) => names));
  const findings = judge(ports, { table: snapshotPicks(), catalogue }, allowed);
  const errors = findings.filter(({ level }) => level === 'error' || values.strict === true);
  if (values.json === true) out(json({ files: files.length, ports: ports.length, findings }));
  else {
    const github = values.github ?? process.env.GITHUB_ACTIONS === 'true';
    for (const finding of findings) out(github ? annotation(finding) : findingText(finding));
    out(
      `${ports.length} published or exposed in ${files.length} files: ${errors.length} wrong, ${findings.length - errors.length} doubtful`,
    );
  }
  return errors.length > 0 ? FOUND : 0;
};

function messageOf({ port, portEnd, reason, better }: Finding): string {
  const width = portEnd - port;
  const instead = better.map((first) => spanText(first, first + width)).join(', ');
  return plain(
    `port ${spanText(port, portEnd)}: ${reason}.${instead === '' ? '' : ` Better: ${instead}`}`,
  );
}

function findingText(finding: Finding): string {
  return `${finding.file}:${finding.line}: ${finding.level}: ${messageOf(finding)}`;
}

/** A line that GitHub shows beside the file (workflow commands). */
function annotation(finding: Finding): string {
  const { level, file, line } = finding;
  const data = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} file=${property(file)},line=${line},title=portolan::${data(messageOf(finding))}`;
}
