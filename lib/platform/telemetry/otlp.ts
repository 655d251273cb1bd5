import { context, type Context, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type Span,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { pool } from '../db';
import { loadEnv } from '../env';
import { impersonalLine } from '../errors';
import { type Attributes, tellWith, type Telemetry } from './spans';

const NAME = 'portolan';
const METRICS_EVERY_MS = 60_000;

/** Where Next's own spans keep addresses; what stands behind a `?` may be a secret or what somebody searches. */
const ADDRESSES = ['http.target', 'http.url', 'url.full', 'next.span_name'];

/** Sends spans on without what addresses carry in their query. */
class Discreet implements SpanProcessor {
  constructor(private readonly next: SpanProcessor) {}
  onStart(span: Span, parent: Context): void {
    this.next.onStart(span, parent);
  }
  onEnd(span: ReadableSpan): void {
    for (const name of ADDRESSES) {
      const value = span.attributes[name];
      if (typeof value === 'string') span.attributes[name] = value.replace(/\?\S*/, '');
    }
    this.next.onEnd(span);
  }
  forceFlush(): Promise<void> {
    return this.next.forceFlush();
  }
  shutdown(): Promise<void> {
    return this.next.shutdown();
  }
}

/**
 * Begins to send traces and metrics to an OTLP collector by HTTP; Next's own spans go along. Nobody else imports
 * OpenTelemetry, and this file is loaded only where a collector is configured.
 */
export function startTelemetry(endpoint: string): Telemetry {
  const base = endpoint.replace(/\/$/, '');
  const resource = resourceFromAttributes({
    'service.name': loadEnv().OTEL_SERVICE_NAME,
    'process.pid': process.pid,
  });
  const tracers = new NodeTracerProvider({
    resource,
    spanProcessors: [
      new Discreet(new BatchSpanProcessor(new OTLPTraceExporter({ url: `${base}/v1/traces` }))),
    ],
  });
  tracers.register();
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: `${base}/v1/metrics` }),
        exportIntervalMillis: METRICS_EVERY_MS,
      }),
    ],
  });
  const told = tell(tracers, meters);
  tellWith(told);
  return told;
}

function tell(tracers: NodeTracerProvider, meters: MeterProvider): Telemetry {
  const tracer = tracers.getTracer(NAME);
  const meter = meters.getMeter(NAME);
  const counters = {
    'portolan.job.rounds': meter.createCounter('portolan.job.rounds'),
    'portolan.limit.refusals': meter.createCounter('portolan.limit.refusals'),
  };
  const durations = meter.createHistogram('http.server.request.duration', { unit: 's' });
  meter.createObservableGauge('db.client.connection.count').addCallback((seen) => {
    const { totalCount, idleCount, waitingCount } = pool();
    seen.observe(totalCount - idleCount, { state: 'used' });
    seen.observe(idleCount, { state: 'idle' });
    seen.observe(waitingCount, { state: 'wanted' });
  });
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By' })
    .addCallback((seen) => seen.observe(process.memoryUsage.rss()));
  return {
    span<Value>(name: string, attributes: Attributes, work: () => Value): Value {
      const span = tracer.startSpan(name, { attributes });
      const failed = (error: unknown): never => {
        span.setStatus({ code: SpanStatusCode.ERROR, message: impersonalLine(error) });
        span.end();
        throw error;
      };
      try {
        const value = context.with(trace.setSpan(context.active(), span), work);
        if (value instanceof Promise)
          return value.then((one: unknown) => (span.end(), one), failed) as Value;
        span.end();
        return value;
      } catch (error) {
        return failed(error);
      }
    },
    count: (name, attributes) => counters[name].add(1, attributes),
    duration: (seconds, attributes) => durations.record(seconds, attributes),
    async stop() {
      tellWith(undefined);
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      trace.disable();
      context.disable();
    },
  };
}
