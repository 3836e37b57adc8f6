import { allowedPurposes, type CaseRule, purposePolicy } from './purpose-policy';
import { purposes } from './purposes';
import { type Role, roles, type RoleRights, scopesOfRole } from './roles';
import { type Database, databaseOf, databases } from './scopes';

const everyRole = Object.keys(roles) as Role[];
const inCode = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** The text of `docs/rights.md`, made from the rights matrix and the policy of purposes. */
export function rightsPage(): string {
  return `# Roles, scopes and purposes

Made from \`shared/src/identity/roles.ts\` and \`purpose-policy.ts\` by \`npm run docs\`; do not edit. [rules.md](rules.md) says where the
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

function caseLine({ roles: who, databases: where, purposes: why }: CaseRule): string {
  const parts = [
    who === undefined ? 'whoever' : `the roles ${inCode(who)}`,
    where === undefined ? 'any database' : `the databases ${inCode(where)}`,
    why === undefined ? 'any purpose' : `the purposes ${inCode(why)}`,
  ];
  return `- ${parts[0]} in ${parts[1]} for ${parts[2]}`;
}
