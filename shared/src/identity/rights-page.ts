import { policies, type PolicyRow } from './policies';
import { allowedPurposes, type CaseRule, purposePolicy } from './purpose-policy';
import { purposes } from './purposes';
import { type Role, roles, type RoleRights, scopesOfRole } from './roles';
import { type Database, databaseOf, databases } from './scopes';

const everyRole = Object.keys(roles) as Role[];
const inCode = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** The text of `docs/rights.md`, made from the rights matrix and the policy of purposes. */
export function rightsPage(): string {
  return `# Roles, scopes and purposes

Made from \`shared/src/identity/roles.ts\`, \`purpose-policy.ts\` and \`policies.ts\` by \`npm run docs\`; do not edit. [rules.md](rules.md) says where the
rules come from, where they are enforced and what shows it.

## What each role has at most

What a caller has is what role, bureau or agreement, unit and token **all** allow.

${everyRole.map(roleLine).join('\n')}

## Purposes

Every operation states one in the header \`x-purpose\`.

${Object.entries(purposes)
  .map(([purpose, meaning]) => `- **\`${purpose}\`**: ${meaning}`)
  .join('\n')}

## Which purposes open which database to which role

${everyRole.map(purposeLines).join('\n')}

## When a case has to be named

In the header \`x-case-reference\`, 1 to 64 characters.

${purposePolicy.caseRules.map(caseLine).join('\n')}

## Policies

What schemas can ask for with \`@policy\`. A policy that is not in the list is satisfied by nobody.

${Object.entries(policies)
  .map(([name, rows]) => `- **\`${name}\`**: ${rows.map(policyRow).join('; or ')}`)
  .join('\n')}
`;
}

function roleLine(role: Role): string {
  const { grantedBy, clearance, onlyOf, reach }: RoleRights = roles[role];
  const by = {
    role: 'by the role alone, unless its bearer acts for an entity',
    bureau: 'as far as its bureau grants it',
    agreement: 'as far as its agreement says',
  }[grantedBy];
  const parts = [
    by,
    ...(onlyOf === undefined ? [] : [`only of ${inCode(onlyOf)}`]),
    `clearance ${clearance}`,
    ...(reach === 'all records' ? ['reaches all records that are kept, whatever their restriction'] : []),
  ];
  return `- **\`${role}\`** (${parts.join('; ')}): ${inCode(scopesOfRole(role))}`;
}

/** Databases that open for the same purposes share a line. */
function purposeLines(role: Role): string {
  const held = new Set(scopesOfRole(role).map(databaseOf));
  const alike = new Map<string, Database[]>();
  for (const database of databases.filter((one) => held.has(one))) {
    const key = inCode(allowedPurposes(role, database));
    alike.set(key, [...(alike.get(key) ?? []), database]);
  }
  return [`- **\`${role}\`**`, ...[...alike].map(([key, those]) => `  - ${those.join(', ')}: ${key}`)].join('\n');
}

function policyRow({ roles: who, bureaus, actsFor, clearance, purposes: why, caseNamed }: PolicyRow): string {
  const parts = [
    ...(who === undefined ? [] : [`the roles ${inCode(who)}`]),
    ...(bureaus === undefined ? [] : [`of ${inCode(bureaus)}`]),
    ...(actsFor === undefined ? [] : [actsFor === 'bureau' ? 'acts for the bureau itself' : 'acts for an entity']),
    ...(clearance === undefined ? [] : [`clearance ${clearance} or more`]),
    ...(why === undefined ? [] : [`for the purposes ${inCode(why)}`]),
    ...(caseNamed === undefined ? [] : [caseNamed ? 'names a case' : 'names no case']),
  ];
  return parts.length === 0 ? 'nobody' : parts.join(', ');
}

function caseLine({ roles: who, databases: where, purposes: why }: CaseRule): string {
  const parts = [
    who === undefined ? 'whoever' : `the roles ${inCode(who)}`,
    where === undefined ? 'any database' : `the databases ${inCode(where)}`,
    why === undefined ? 'any purpose' : `the purposes ${inCode(why)}`,
  ];
  return `- ${parts[0]} in ${parts[1]} for ${parts[2]}`;
}
