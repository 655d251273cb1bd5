import { type Command, MISUSED, type Terminal, Wrong } from './terminal';

const help = async () => (await import('./commands/help')).help;

/** Each command brings its part of the program when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  help,
  check: async () => (await import('./commands/check')).check,
  collisions: async () => (await import('./commands/collisions')).collisions,
  complete: async () => (await import('./commands/completion')).completion,
  completion: async () => (await import('./commands/completion')).completion,
  lint: async () => (await import('./commands/lint')).lint,
  mcp: async () => (await import('./commands/mcp')).mcp,
  pick: async () => (await import('./commands/pick')).pick,
  propose: async () => (await import('./commands/propose')).propose,
  services: async () => (await import('./commands/services')).services,
};

async function commandOf(args: readonly string[]): Promise<readonly [Command, readonly string[]]> {
  const [first = 'help', ...rest] = args;
  if (first === '--help' || first === '-h') return [await help(), []];
  if (first === '--version' || first === '-v') return [await help(), ['version']];
  const load = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  if (load !== undefined) {
    const asksHelp = rest.includes('--help') || rest.includes('-h');
    return asksHelp ? [await help(), [first]] : [await load(), rest];
  }
  // Whoever wants help with a name that is no command is shown all of them.
  if (rest.includes('--help') || rest.includes('-h')) return [await help(), []];
  return [(await import('./commands/lookup')).lookup, args];
}

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

async function main(): Promise<number> {
  try {
    const [command, args] = await commandOf(process.argv.slice(2));
    return await command(args, terminal);
  } catch (error) {
    if (error instanceof Wrong) {
      terminal.err(`portolan: ${error.message}`);
      return error.status;
    }
    terminal.err(`portolan: ${error instanceof Error ? error.message : String(error)}`);
    return MISUSED;
  }
}

// Who reads only the first lines closes the pipe (`| head`): nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : MISUSED);
});
process.exitCode = await main();
