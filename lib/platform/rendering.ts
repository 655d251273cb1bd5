import { AsyncLocalStorage } from 'node:async_hooks';

/** What is learned of a page while it is rendered for the page store. */
export interface Rendering {
  /** What the page shows. */
  readonly tags: Set<string>;
  /** Something in it failed: the page is for nobody but who asked. */
  failed: boolean;
}

/** Next gives pages copies of their own of this module: what a process renders is known once. */
export interface Renderings {
  portolanRenderings?: AsyncLocalStorage<Rendering>;
}

function renderings(): AsyncLocalStorage<Rendering> {
  return ((globalThis as Renderings).portolanRenderings ??= new AsyncLocalStorage());
}

/** Does `work`, which renders a page; what is said of the page meanwhile goes into `rendering`. */
export function whileRendering<Value>(rendering: Rendering, work: () => Value): Value {
  return renderings().run(rendering, work);
}

/**
 * Says what the page shows that is being rendered, before it is read: with any of these tags it is forgotten.
 * Says nothing to anybody where no page is rendered for the page store.
 */
export function showsTags(...tags: readonly string[]): void {
  const rendering = renderings().getStore();
  for (const tag of tags) rendering?.tags.add(tag);
}
