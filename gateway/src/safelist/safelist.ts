import { createHash } from 'node:crypto';
import { codedError } from '@crimegraph/shared/errors/coded-error';
import { type DocumentNode, getOperationAST, Kind, parse, print, visit } from 'graphql';

/** Which operations are carried out. */
export type SafelistMode =
  /** Those of the list alone. */
  | 'enforced'
  /** All; those of the list may be asked for by their hash. */
  | 'known';

type Body = Record<string, unknown>;

/**
 * The published operations, each known by the SHA-256 of its text: as it stands in its file, as graphql-js prints it, and as Apollo
 * Client sends it, with `__typename` in every selection. Clients send a hash, or the text; a text that is not on the list is refused
 * where the list is enforced. Nothing that a client sends is ever added to it.
 */
export class Safelist {
  private readonly texts = new Map<string, string>();
  private readonly listed: ReadonlySet<string>;
  /** The names of its operations. */
  readonly names: ReadonlySet<string>;

  constructor(
    operations: readonly string[],
    private readonly mode: SafelistMode,
  ) {
    this.names = new Set(operations.map((text) => getOperationAST(parse(text))?.name?.value ?? ''));
    for (const text of operations) {
      const document = parse(text);
      for (const form of [text, text.trim(), print(document), print(withTypeNames(document))]) {
        this.texts.set(sha256(form), form);
      }
    }
    this.listed = new Set(this.texts.values());
  }

  /** How many texts are on it: more than one for each operation. */
  get size(): number {
    return this.texts.size;
  }

  /** Whether it has a text with this hash. */
  hasHash(sha256Hash: string): boolean {
    return this.texts.has(sha256Hash);
  }

  /** Whether it has this very text. */
  has(text: string): boolean {
    return this.listed.has(text);
  }

  /**
   * What to carry out for the body of a request: with the text in place of its hash.
   *
   * @throws PERSISTED_QUERY_NOT_FOUND for a hash that is not on the list, OPERATION_NOT_ALLOWED for a text, MALFORMED_REQUEST for a
   * text that is not that of its hash
   */
  resolve(body: Body): Body {
    const { query, id, documentId, extensions, ...rest } = body;
    const { persistedQuery, ...further } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
    const hash = persistedQuery?.sha256Hash ?? documentId ?? id;
    const asked = { ...rest, ...(extensions !== undefined && { extensions: further }) };
    if (hash === undefined) return { ...body, query: this.allowed(query) };
    if (query !== undefined) {
      if (typeof query === 'string' && sha256(query) !== plain(hash)) {
        throw codedError('MALFORMED_REQUEST', 'The hash is not that of the operation.');
      }
      return { ...asked, query: this.allowed(query) };
    }
    const text = this.texts.get(plain(hash));
    if (text === undefined) {
      // The words that clients of persisted queries look for: they send the operation itself then.
      throw codedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    }
    return { ...asked, query: text };
  }

  private allowed(query: unknown): unknown {
    if (this.mode === 'enforced' && typeof query === 'string' && !this.has(query)) {
      throw codedError('OPERATION_NOT_ALLOWED', 'Only the operations of the published list are carried out here.');
    }
    return query;
  }
}

/** The hash as hex, whether or not it says what it is. */
function plain(hash: unknown): string {
  return typeof hash === 'string' ? hash.replace(/^sha256:/, '').toLowerCase() : '';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `__typename` at the end of every selection but the operation's own, as Apollo Client adds it. */
function withTypeNames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node, _key, parent) => {
      if (parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION) return undefined;
      const has = node.selections.some((one) => one.kind === Kind.FIELD && /^__/.test(one.name.value));
      if (has) return undefined;
      const name = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
      return { ...node, selections: [...node.selections, name] };
    },
  });
}
