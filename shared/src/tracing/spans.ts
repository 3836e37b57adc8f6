import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { type Attributes, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Whether spans go anywhere: without that none are made. */
export const spans = { recorded: false };

const tracer = () => trace.getTracer('crimegraph');

/** Runs `work` in a span for a request that came in, as a part of the caller's trace; it ends with the answer. */
export function receiving(
  name: string,
  headers: IncomingHttpHeaders,
  response: ServerResponse,
  work: () => void,
): void {
  if (!spans.recorded) return work();
  const parent = propagation.extract(context.active(), headers);
  const span = tracer().startSpan(name, { kind: SpanKind.SERVER }, parent);
  response.once('close', () => {
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), work);
}

/** Runs `work` in a span of its own, which is a client's when it asks somebody else. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  client = false,
): Promise<T> {
  if (!spans.recorded) return work();
  return tracer().startActiveSpan(
    name,
    { kind: client ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes },
    async (span) => {
      try {
        return await work();
      } catch (error) {
        // What went wrong is in the log: messages may hold what traces must not.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
  );
}

/** The span that the work under way belongs to. */
export function currentSpan(): Span | undefined {
  return spans.recorded ? trace.getActiveSpan() : undefined;
}

/** The header by which whoever is asked next goes on with the trace (W3C Trace Context). */
export function traceparent(traceId: string): string {
  const span = currentSpan()?.spanContext();
  if (span === undefined) return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
  return `00-${traceId}-${span.spanId}-0${span.traceFlags & 1}`;
}
