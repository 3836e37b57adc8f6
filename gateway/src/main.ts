import { createLogger } from '@crimegraph/shared/log/logger';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { startTracing } from '@crimegraph/shared/tracing/start-tracing';
import { createGateway } from './create-gateway';
import { gatewaySettings } from './settings';

runProcess('gateway', async () => {
  const settings = await gatewaySettings();
  const logger = createLogger('gateway', settings.logLevel);
  const stopTracing = await startTracing('gateway');
  const gateway = await createGateway(settings, logger);
  logger.info({ url: gateway.url }, 'ready');
  return async () => {
    await gateway.stop();
    await stopTracing();
  };
});
