import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';

/** What the server does with the next letters. */
export type Mood = 'taking' | 'refusing' | 'breaking-off';

export interface MailServer {
  readonly received: { readonly to: readonly string[]; readonly letter: Email }[];
  /** How many letters it was offered, whatever it did with them. */
  offered: number;
  mood: Mood;
}

/** A real SMTP server for a file of tests: SMTP_URL names it, and each test begins with none received. */
export function mailServer(): MailServer {
  const state: MailServer = { received: [], offered: 0, mood: 'taking' };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData(stream, session, done) {
      state.offered += 1;
      const to = session.envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then((letter) => {
          if (state.mood === 'taking') state.received.push({ to, letter });
          if (state.mood === 'breaking-off')
            server.connections.forEach((one) => one._socket.destroy());
          else if (state.mood === 'refusing')
            done(Object.assign(new Error('later'), { responseCode: 451 }));
          else done();
        }, done);
    },
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    forgetEnv();
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(() => {
    state.received.length = 0;
    [state.offered, state.mood] = [0, 'taking'];
  });
  return state;
}
