import { createLogger } from '@crimegraph/shared/log/logger';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { startTracing } from '@crimegraph/shared/tracing/start-tracing';
import { createGateway } from './create-gateway';
import { createOpenGateway } from './open/create-open-gateway';
import { isOpenMode, openSettings } from './open/open-settings';
import { gatewaySettings } from './settings';

runProcess('gateway', async () => {
  if (isOpenMode()) {
    const settings = openSettings();
    const logger = createLogger('gateway', settings.logLevel);
    const gateway = await createOpenGateway(settings, logger);
    logger.info({ url: gateway.url }, 'ready');
    return () => gateway.stop();
  }
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
