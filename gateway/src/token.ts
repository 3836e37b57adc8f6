import { parseArgs } from 'node:util';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { commonSettings, readEnvironment } from '@crimegraph/shared/config/environment';
import { isRole, roles } from '@crimegraph/shared/identity/roles';
import { requireBureau } from '@crimegraph/shared/reference/bureaus';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { signTrialToken } from './identity/trial-token';

/** `npm run --silent token -- --bureau FRA --role officer [--scope "persons:read ..."] [--subject NAME]`: prints a trial token. */
runProcess('token', async () => {
  const { values } = parseArgs({
    options: {
      bureau: { type: 'string', default: 'FRA' },
      role: { type: 'string', default: 'officer' },
      scope: { type: 'string' },
      subject: { type: 'string' },
    },
  });
  const settings = readEnvironment(commonSettings);
  if (settings.NODE_ENV === 'production') throw new Error('there are no trial tokens in production.');
  if (!isRole(values.role)) throw new Error(`--role: expected one of ${Object.keys(roles).join(', ')}.`);
  const bureau = requireBureau(values.bureau).code;
  const { role, scope, subject } = values;
  process.stdout.write(
    `${await signTrialToken(await developmentKeys(settings.DATA_DIR), { bureau, role, scope, subject })}\n`,
  );
  return undefined;
});
