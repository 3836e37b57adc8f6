import { traceCollector } from '../config/tracing-settings';
import { spans } from './spans';

/**
 * Sends this process's spans to the collector that the standard variables of OpenTelemetry name (`OTEL_EXPORTER_OTLP_ENDPOINT`, OTLP
 * over HTTP); where they name none, nothing is loaded and nothing recorded. @returns the way to send what is left and stop
 */
export async function startTracing(service: string, collector = traceCollector()): Promise<() => Promise<void>> {
  if (collector === undefined) return () => Promise.resolve();
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'crimegraph' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: collector }))],
  });
  // Its W3C propagator and its context follow the request through promises.
  provider.register();
  spans.recorded = true;
  return async () => {
    spans.recorded = false;
    // A collector that is away must not keep a process from ending.
    await provider.shutdown().catch(() => undefined);
  };
}
