import { documents } from '@crimegraph/documents/definition';
import type { AuditJournal } from '@crimegraph/shared/audit/audit-log';
import { subgraphSettings } from '@crimegraph/shared/config/subgraph-settings';
import { createLogger } from '@crimegraph/shared/log/logger';
import { createSubgraph } from '@crimegraph/shared/server/create-subgraph';
import { runProcess } from '@crimegraph/shared/server/run-process';

/** Keeps nothing: what the audit log costs is told by leaving it out. Nothing but this benchmark can do so. */
const noJournal: AuditJournal = { commit: () => Promise.resolve(), close: () => Promise.resolve() };

/** The documents subgraph's process, its own in all but the audit log. */
runProcess('documents', async () => {
  const settings = await subgraphSettings('documents');
  const logger = createLogger('documents', settings.logLevel);
  const subgraph = await createSubgraph(documents, settings, logger, undefined, () => Promise.resolve(noJournal));
  logger.info({ url: subgraph.url }, 'ready');
  return () => subgraph.stop();
});
