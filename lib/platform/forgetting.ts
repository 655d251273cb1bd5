type ForgetPages = (tags: readonly string[]) => void;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanForgetPages?: ForgetPages };

/** Names what keeps pages and answers in this process besides Next. */
export function forgetPagesWith(forget: ForgetPages): void {
  store.portolanForgetPages = forget;
}

/** Has it forget what shows any of these tags. */
export function forgetPages(tags: readonly string[]): void {
  store.portolanForgetPages?.(tags);
}
