/** What is said of a span or a measurement: words that name kinds of things, never anybody. */
export type Attributes = Readonly<Record<string, string | number>>;

/** What the process tells whoever collects it. */
export interface Telemetry {
  /** Does `work` within a span of its own, which ends when it does. */
  span<Value>(name: string, attributes: Attributes, work: () => Value): Value;
  count(name: 'portolan.job.rounds' | 'portolan.limit.refusals', attributes: Attributes): void;
  /** Of a request, in seconds. */
  duration(seconds: number, attributes: Attributes): void;
  /** Sends what is not sent yet. */
  stop(): Promise<void>;
}

// Next gives its bundles copies of their own of this module. Nothing is there unless a collector is configured.
const store = globalThis as { portolanTelemetry?: Telemetry };

/** What tells the collector; undefined where none is configured, which is all that the rest then costs. */
export function telemetry(): Telemetry | undefined {
  return store.portolanTelemetry;
}

export function tellWith(one: Telemetry | undefined): void {
  if (one === undefined) delete store.portolanTelemetry;
  else store.portolanTelemetry = one;
}

/** Does `work`, within a span where a collector is configured. */
export function spanned<Value>(name: string, attributes: Attributes, work: () => Value): Value {
  const told = store.portolanTelemetry;
  return told === undefined ? work() : told.span(name, attributes, work);
}
