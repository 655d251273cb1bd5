import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/** What is learned of a page while it is rendered for the page store. */
export interface Rendering {
  /** What the page shows. */
  readonly tags: Set<string>;
  /** What it was made of, so that it can be read again. */
  readonly reads: Read[];
  /** Something in it failed: the page is for nobody but who asked. */
  failed: boolean;
}

/** One reading for a page: by which reader, of what, and what it gave, as a hash. */
export interface Read {
  readonly reader: string;
  /** As JSON has it: it is written to disk with the page. */
  readonly of: readonly unknown[];
  readonly gave: string;
}

/** Whether this process does nothing but render. */
export function onlyRenders(): boolean {
  return (globalThis as Renderings).portolanOnlyRenders === true;
}

/** Next gives pages copies of their own of this module: what a process renders is known once. */
export interface Renderings {
  portolanRenderings?: AsyncLocalStorage<Rendering>;
  /** This process renders pages for another one and does nothing else. */
  portolanOnlyRenders?: boolean;
}

/** Says of this process that it does nothing but render pages for another one. */
export function onlyRender(): void {
  (globalThis as Renderings).portolanOnlyRenders = true;
}

function renderings(): AsyncLocalStorage<Rendering> {
  return ((globalThis as Renderings).portolanRenderings ??= new AsyncLocalStorage());
}

export function newRendering(): Rendering {
  return { tags: new Set(), reads: [], failed: false };
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

type Reader = (of: readonly unknown[]) => Promise<unknown>;

/** By name; those of this copy of the module. */
const readers = new Map<string, Reader>();

/**
 * Makes `read` a reader of kept pages, under a name of its own: a page of before holds as long as all that was read for
 * it reads the same. So a kept page reads by readers alone.
 */
export function keptReader<Of extends readonly unknown[], Value>(
  reader: string,
  read: (...of: Of) => Promise<Value>,
): (...of: Of) => Promise<Value> {
  readers.set(reader, (of) => read(...(of as Of)));
  return async (...of) => {
    const value = await read(...of);
    renderings()
      .getStore()
      ?.reads.push({ reader, of, gave: hashOf(value) });
    return value;
  };
}

/** Whether all of this reads the same now; not if nothing was read. */
export async function readsTheSame(reads: readonly Read[]): Promise<boolean> {
  const same = await Promise.all(
    reads.map(async ({ reader, of, gave }) => {
      const read = readers.get(reader);
      return read !== undefined && hashOf(await read(of)) === gave;
    }),
  );
  return same.length > 0 && same.every(Boolean);
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');
}
