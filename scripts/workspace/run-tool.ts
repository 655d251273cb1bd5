import { OperatorError } from '@/lib/platform/errors';
import { startWatched } from '../watched-child';

export interface ToolRun {
  /** Said when it fails. */
  name: string;
  /** The tool's JavaScript file and its arguments. */
  args: string[];
  environment?: Record<string, string>;
  signal?: AbortSignal;
}

const TAIL_LINES = 40;

/** Runs a tool of the project quietly; what it said is shown only when it fails. */
export async function runTool(run: ToolRun): Promise<void> {
  const child = startWatched({ ...run, output: 'pipe' });
  run.signal?.addEventListener('abort', () => child.kill(), { once: true });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  if (status === 0) return;
  if (run.signal?.aborted) throw new OperatorError(`${run.name} was stopped`);
  const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  process.stderr.write(`${tail}\n`);
  throw new OperatorError(`${run.name} failed (what it said stands above)`);
}
