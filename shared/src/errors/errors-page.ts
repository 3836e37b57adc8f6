import { errorCodes } from './error-codes';

/** The text of `docs/errors.md`, made from the table of codes. */
export function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => `- **\`${code}\`**: ${meaning}`);
  return `# Error codes

Made from \`shared/src/errors/error-codes.ts\` by \`npm run docs\`; do not edit.

Every error has \`extensions.code\`, one of these. What is expected to go wrong in a mutation is no error but a type of its
result (\`InvalidInput\`, \`NotOwner\`, \`NotFound\`, \`RequestConflict\`, ...). A field that is null because of an error was **not
searched**; an empty list was searched, and nothing was found.

${rows.join('\n')}
`;
}
