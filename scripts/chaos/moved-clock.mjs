import { readFileSync } from 'node:fs';

/** Of a process that is started with this module: its clock goes wrong by what the file says, in milliseconds. */
const file = process.env.CHAOS_CLOCK;
const OFTEN_MS = 100;

let shift = 0;
const read = () => {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
};

if (file !== undefined) {
  const real = Date;
  const now = () => real.now() + shift;
  globalThis.Date = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    get: (target, name) => (name === 'now' ? now : target[name]),
  });
  read();
  setInterval(read, OFTEN_MS).unref();
}
