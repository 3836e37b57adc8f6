import { type Context, context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import type { AfterQueryEvent, BeforeQueryEvent } from 'typeorm/subscriber/event/QueryEvent';
import { spans } from './spans';

/**
 * From now on each statement of `source` has a span: what kind it is and on which table, never its text or parameters. Only where spans
 * are recorded at all when the store is opened.
 */
export function recordStatements(source: DataSource, store: string): void {
  if (spans.recorded) source.subscribers.push(new StatementSpans(store, source.options.type));
}

/**
 * A statement is sent in the context of its request and answered in that of its connection, so the first is kept until the second
 * comes.
 */
class StatementSpans implements EntitySubscriberInterface {
  private readonly under = new WeakMap<QueryRunner, { parent: Context; started: number }>();

  constructor(
    private readonly store: string,
    private readonly dialect: string,
  ) {}

  beforeQuery({ queryRunner }: BeforeQueryEvent): void {
    if (spans.recorded) this.under.set(queryRunner, { parent: context.active(), started: Date.now() });
  }

  afterQuery({ queryRunner, query, success }: AfterQueryEvent): void {
    const statement = this.under.get(queryRunner);
    // What belongs to no request is nobody's trace.
    if (!spans.recorded || statement === undefined || trace.getSpan(statement.parent) === undefined) return;
    this.under.delete(queryRunner);
    const span = trace.getTracer('crimegraph').startSpan(
      summary(query),
      {
        kind: SpanKind.CLIENT,
        startTime: statement.started,
        attributes: { 'db.system.name': this.dialect, 'db.namespace': this.store, 'db.query.summary': summary(query) },
      },
      statement.parent,
    );
    if (!success) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}

/** `SELECT travel_document`: the verb, and the first table that is named. */
function summary(sql: string): string {
  const [, verb = 'SQL'] = /^\W*(\w+)/.exec(sql) ?? [];
  const [, table] = /\b(?:FROM|INTO|UPDATE|TABLE)\s+["`]?(\w+)/i.exec(sql) ?? [];
  return table === undefined ? verb.toUpperCase() : `${verb.toUpperCase()} ${table}`;
}
