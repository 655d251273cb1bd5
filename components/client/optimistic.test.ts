import { expect, it } from 'vitest';
import { createToggle as createOptimisticToggle, type Sent as SentBy } from './optimistic';

type Sent = SentBy<boolean, string>;

/** A toggle as one sees it. */
function createToggle(start: boolean, send: (on: boolean) => Promise<Sent>) {
  const toggle = createOptimisticToggle(start, send);
  return {
    click: toggle.click,
    view: () => {
      const { wanted: on, answered, failure } = toggle.view();
      return { on, answered, failure };
    },
  };
}

/** A server that answers when it is told to. */
function heldServer() {
  const asked: { readonly on: boolean; readonly answer: (sent: Sent) => void }[] = [];
  const send = (on: boolean) => new Promise<Sent>((resolve) => asked.push({ on, answer: resolve }));
  /** Answers the question of that number, and lets what follows from it happen. */
  const answer = async (at: number, sent: Sent) => {
    asked[at]?.answer(sent);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { send, answer, asked: () => asked.map(({ on }) => on) };
}

it('shows at once what is meant, before the server has answered', async () => {
  const server = heldServer();
  const toggle = createToggle(false, server.send);
  toggle.click();
  expect(toggle.view()).toEqual({ on: true, answered: false, failure: null });
  await server.answer(0, { ok: true, saved: true });
  expect(toggle.view()).toEqual({ on: true, answered: true, failure: null });
});

it('rolls back to what the server said last, with the reason', async () => {
  const server = heldServer();
  const toggle = createToggle(false, server.send);
  toggle.click();
  await server.answer(0, { ok: false, failure: 'suspended' });
  expect(toggle.view()).toEqual({ on: false, answered: false, failure: 'suspended' });
  toggle.click();
  expect(toggle.view()).toMatchObject({ on: true, failure: null });
});

it('sends one intent at a time, and of many clicks only the last one that differs', async () => {
  const server = heldServer();
  const toggle = createToggle(false, server.send);
  for (let click = 0; click < 4; click += 1) toggle.click();
  expect(server.asked()).toEqual([true]);
  await server.answer(0, { ok: true, saved: true });
  expect(server.asked()).toEqual([true, false]);
  await server.answer(1, { ok: true, saved: false });
  expect(server.asked()).toEqual([true, false]);
  expect(toggle.view().on).toBe(false);
});

it('keeps a newer intent where an older one is refused', async () => {
  const server = heldServer();
  const toggle = createToggle(true, server.send);
  toggle.click();
  toggle.click();
  await server.answer(0, { ok: false, failure: 'unreachable' });
  expect(toggle.view()).toMatchObject({ on: true, failure: null });
});
