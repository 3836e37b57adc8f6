import { signTrialToken } from '@crimegraph/gateway/identity/trial-token';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { commonSettings, portSetting, readEnvironment } from '@crimegraph/shared/config/environment';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { Progress } from './progress';
import { startSystem } from './system';
import { welcome } from './welcome';

/** `npm start`: the whole system on this machine, with synthetic records, ready to be tried. */
runProcess('crimegraph', async () => {
  const settings = readEnvironment({ ...commonSettings, PORT: portSetting.default(4000) });
  if (settings.NODE_ENV === 'production') throw new Error('npm start is for trying; see docs/operations.md.');
  const keys = await developmentKeys(settings.DATA_DIR);
  const progress = new Progress();
  const system = await startSystem({
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    onLine: (service, line) => progress.line(service, line),
  });
  const token = await signTrialToken(keys, { bureau: 'FRA', role: 'border' });
  process.stdout.write(welcome(system.url, token, settings.DATA_DIR));
  return () => system.stop();
});
