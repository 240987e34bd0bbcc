import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Span } from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { queries, type QueryRun } from '#platform/db/db.ts'

/** Traces of requests and of the queries they make. */
export interface Tracing {
  observe(app: FastifyInstance, organisationOf: (request: FastifyRequest) => string): void
  /** Sends what is left and ends. */
  stop(): Promise<void>
}

/**
 * Makes traces and sends them to a collector, as JSON by OTLP over HTTP. The libraries are loaded here and only here: who
 * asks for no traces pays nothing. Names are route patterns and SQL with places for values; values are never sent.
 */
export async function startTracing(collector: string): Promise<Tracing> {
  const [api, { BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const name = process.env['OTEL_SERVICE_NAME'] || 'meridian'
  const provider = new NodeTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': name }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${collector}/v1/traces` })),
    ],
  })
  provider.register()
  const tracer = provider.getTracer('meridian')

  const onQuery = (message: unknown) => {
    // What a start loads is no request: thousands of traces of one span each would tell nobody anything.
    if (!isQueryRun(message) || api.trace.getActiveSpan() === undefined) return
    const endTime = Date.now()
    const span = tracer.startSpan(`sql ${/\w+/.exec(message.sql)?.[0] ?? ''}`, {
      kind: api.SpanKind.CLIENT,
      startTime: endTime - message.ms,
      attributes: { 'db.system.name': 'postgresql', 'db.query.text': message.sql },
    })
    if (message.hasFailed) span.setStatus({ code: api.SpanStatusCode.ERROR })
    span.end(endTime)
  }
  subscribe(queries.name, onQuery)

  const spans = new WeakMap<FastifyRequest, Span>()
  return {
    observe(app, organisationOf) {
      app.addHook('onRequest', (request, _reply, done) => {
        const route = request.routeOptions.url ?? 'none'
        const from = api.propagation.extract(api.context.active(), request.headers)
        const attributes = {
          'http.request.method': request.method,
          'http.route': route,
          'meridian.organisation': organisationOf(request),
          'meridian.request': request.id,
        }
        const name = `${request.method} ${route}`
        const span = tracer.startSpan(name, { kind: api.SpanKind.SERVER, attributes }, from)
        spans.set(request, span)
        api.context.with(api.trace.setSpan(from, span), done)
      })
      app.addHook('onResponse', async (request, reply) => {
        const span = spans.get(request)
        span?.setAttribute('http.response.status_code', reply.statusCode)
        if (reply.statusCode >= 500) span?.setStatus({ code: api.SpanStatusCode.ERROR })
        span?.end()
      })
    },
    stop: async () => {
      unsubscribe(queries.name, onQuery)
      await provider.shutdown()
      for (const part of [api.trace, api.context, api.propagation]) part.disable()
    },
  }
}

const isQueryRun = (message: unknown): message is QueryRun =>
  typeof message === 'object' && message !== null && 'sql' in message && 'ms' in message
