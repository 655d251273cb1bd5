import tab from '@bomb.sh/tab';
import { type Command, Wrong } from '../terminal';
import { USAGES } from './help';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

const OPTIONS: Readonly<Partial<Record<string, readonly string[]>>> = {
  pick: ['count', 'near', 'run', 'transport', 'range', 'seed', 'avoid', 'include', 'bind'],
  lint: ['allow', 'github', 'strict'],
  propose: ['software', 'summary', 'source', 'transport', 'site', 'print'],
};

/** Options that stand alone. */
const SWITCHES = ['bind', 'github', 'strict', 'print', 'json'];

/** What answers programs, not people, has no other form. */
const TALKS = ['mcp', 'completion'];

function declare() {
  for (const [name, [, does]] of Object.entries(USAGES)) {
    const command = tab.command(name, does);
    for (const option of [...(OPTIONS[name] ?? []), ...(TALKS.includes(name) ? [] : ['json'])]) {
      if (SWITCHES.includes(option)) command.option(option, option);
      else command.option(option, option, () => undefined);
    }
    if (name === 'completion')
      command.argument('shell', (complete) => SHELLS.forEach((shell) => complete(shell, '')));
  }
}

/** `portolan completion bash`: the script; what it calls (`portolan complete -- …`) answers words that fit. */
export const completion: Command = ([shell = '', ...args]) => {
  declare();
  if (shell === '--') tab.parse(args);
  else if ((SHELLS as readonly string[]).includes(shell)) tab.setup('portolan', 'portolan', shell);
  else throw new Wrong(`name a shell: portolan completion ${SHELLS.join('|')}`);
  return Promise.resolve(0);
};
