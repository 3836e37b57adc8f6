import { join } from 'node:path';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { commonSettings, pathSetting, portSetting, readEnvironment } from '@crimegraph/shared/config/environment';
import { trialAgencyKey } from '@crimegraph/shared/config/trial-agency-key';
import { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { createLogger } from '@crimegraph/shared/log/logger';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { z } from 'zod';
import { AGENCY, createAgency } from './create-agency';
import { CustomsRecords } from './customs-records';

runProcess(AGENCY, async () => {
  const settings = readEnvironment({
    ...commonSettings,
    PORT: portSetting.default(4100),
    RECORDS_FILE: pathSetting.default(join(__dirname, '../records.json')),
    AGENCY_KEY: z.string().optional(),
  });
  if (settings.NODE_ENV === 'production' && settings.AGENCY_KEY === undefined) {
    throw new Error('In production AGENCY_KEY must be set: "ID:BASE64URL", the same as in AGENCY_KEYS of the gateway.');
  }
  const key = settings.AGENCY_KEY ?? trialAgencyKey((await developmentKeys(settings.DATA_DIR)).callerKeys, AGENCY);
  const logger = createLogger(AGENCY, settings.LOG_LEVEL);
  const agency = await createAgency(
    CustomsRecords.ofFile(settings.RECORDS_FILE),
    new CallerKeys(key),
    settings.PORT,
    logger,
  );
  logger.info({ url: agency.url }, 'ready');
  return () => agency.stop();
});
