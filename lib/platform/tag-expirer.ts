import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** Makes this process forget the pages that carry any of these tags; throws when it cannot. */
export type ExpireTags = (tags: string[]) => Promise<void>;

/**
 * A page whose rendering was under way when its tag expired is stored afterwards with what it had
 * read before: the same tags are expired once more when such a rendering has surely ended.
 */
const ECHO_AFTER_MS = 1_000;

export interface TagExpirer {
  /** Resolves when the tags have expired for the first time. */
  expire(tags: Iterable<string>): Promise<void>;
  stop(): void;
}

/** Collects tags while one call is under way, so that a burst of writes costs few calls. */
export function createTagExpirer(
  expireTags: ExpireTags,
  onFailure: (e: unknown) => void,
): TagExpirer {
  const waiting = new Set<string>();
  const echoes = new AbortController();
  // One for each burst of the last second, all gone with it.
  setMaxListeners(0, echoes.signal);
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.size > 0) {
      const tags = [...waiting];
      waiting.clear();
      await expireTags(tags);
    }
  }

  function flush(): Promise<void> {
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  async function echo(tags: string[]): Promise<void> {
    try {
      await delay(ECHO_AFTER_MS, undefined, { signal: echoes.signal, ref: false });
    } catch {
      return;
    }
    for (const tag of tags) waiting.add(tag);
    await flush().catch(onFailure);
  }

  return {
    async expire(tags) {
      const list = [...tags];
      for (const tag of list) waiting.add(tag);
      await flush();
      void echo(list);
    },
    stop: () => echoes.abort(),
  };
}
