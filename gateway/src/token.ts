import { parseArgs } from 'node:util';
import { developmentKeys } from '@crimegraph/shared/config/development-keys';
import { commonSettings, pathSetting, readEnvironment } from '@crimegraph/shared/config/environment';
import { isRole, roles } from '@crimegraph/shared/identity/roles';
import { requireBureau } from '@crimegraph/shared/reference/bureaus';
import { runProcess } from '@crimegraph/shared/server/run-process';
import { decodeJwt } from 'jose';
import { revoke } from './identity/revoke';
import { signTrialToken } from './identity/trial-token';
import { trialRevocationsFile } from './settings';

/**
 * `npm run --silent token -- --bureau FRA --role officer [--entity UNIT] [--scope "persons:read ..."] [--subject NAME]`
 * prints a trial token. `npm run token -- --revoke TOKEN` (a token, or its id), `--revoke-subject NAME` or
 * `--revoke-bureau FRA` revokes instead; running gateways follow within seconds.
 */
runProcess('token', async () => {
  const { values } = parseArgs({
    options: {
      bureau: { type: 'string', default: 'FRA' },
      role: { type: 'string', default: 'officer' },
      entity: { type: 'string' },
      scope: { type: 'string' },
      subject: { type: 'string' },
      revoke: { type: 'string' },
      'revoke-subject': { type: 'string' },
      'revoke-bureau': { type: 'string' },
    },
  });
  const settings = readEnvironment({ ...commonSettings, REVOCATIONS_FILE: pathSetting.optional() });
  const revocation = revocationOf(values.revoke, values['revoke-subject'], values['revoke-bureau']);
  if (revocation !== undefined) {
    const file = settings.REVOCATIONS_FILE ?? trialRevocationsFile(settings.DATA_DIR);
    revoke(file, revocation);
    process.stdout.write(`Revoked. Gateways that read ${file} refuse it within seconds.\n`);
    return undefined;
  }
  if (settings.NODE_ENV === 'production') throw new Error('there are no trial tokens in production.');
  if (!isRole(values.role)) throw new Error(`--role: expected one of ${Object.keys(roles).join(', ')}.`);
  const bureau = requireBureau(values.bureau).code;
  const { role, entity, scope, subject } = values;
  const keys = await developmentKeys(settings.DATA_DIR);
  process.stdout.write(`${await signTrialToken(keys, { bureau, entity, role, scope, subject })}\n`);
  return undefined;
});

function revocationOf(token: string | undefined, subject: string | undefined, bureau: string | undefined) {
  const issuedBefore = new Date().toISOString();
  if (token !== undefined) return { token: token.includes('.') ? (decodeJwt(token).jti ?? token) : token };
  if (subject !== undefined) return { subject, issuedBefore };
  if (bureau !== undefined) return { bureau: requireBureau(bureau).code, issuedBefore };
  return undefined;
}
