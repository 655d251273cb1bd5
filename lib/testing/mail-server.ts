import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';

/** What the server does with the next letters. */
export type Mood = 'taking' | 'refusing' | 'unknown-recipient' | 'breaking-off';

export interface MailServer {
  readonly received: { readonly to: readonly string[]; readonly letter: Email }[];
  /** How many letters it was offered, whatever it did with them. */
  offered: number;
  mood: Mood;
  /** Nobody listens at its address any more. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

/** A real SMTP server for a file of tests: SMTP_URL names it, and each test begins with none received. */
export function mailServer(): MailServer {
  const state: MailServer = {
    ...{ received: [], offered: 0, mood: 'taking' },
    goAway: () => new Promise<void>((resolve) => server.close(resolve)),
    comeBack() {
      // One that was closed takes no connection any more.
      server = serverOf(state);
      return new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    },
  };
  let port = 0;
  let server: SMTPServer;
  beforeAll(async () => {
    await state.comeBack();
    const address = server.server.address();
    if (typeof address === 'object' && address !== null) ({ port } = address);
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
    forgetEnv();
  });
  afterAll(state.goAway);
  beforeEach(() => {
    state.received.length = 0;
    [state.offered, state.mood] = [0, 'taking'];
  });
  return state;
}

/** A new one, which does as `state` says at that moment. */
function serverOf(state: MailServer): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      if (state.mood !== 'unknown-recipient') done();
      else done(Object.assign(new Error(`<${address}>: no such user`), { responseCode: 550 }));
    },
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
  return server;
}
