import { personSearchKeys, questionSearchKey, searchKeyDigest } from '@crimegraph/shared/audit/search-key';
import type { CallerKeys } from '@crimegraph/shared/identity/caller-keys';
import { SealedJson } from '../sealed-json';

/** Who asks the commission: what it takes to search for what is held on them, and no more. */
export interface Applicant {
  names: string[];
  /** A partial date. */
  birthDate: string | null;
  documents: { number: string; issuingCountry: string }[];
}

/** Keeps applicants: encrypted while their case is open, and as a keyed digest by which a person who asks again is known. */
export class ApplicantSeal {
  private readonly sealed: SealedJson<{ caseId: string; applicant: Applicant }>;

  /** @param secret key of the digests: that of the audit log, so that equal searches and applicants are equal there too */
  constructor(
    keys: CallerKeys,
    private readonly secret: Uint8Array,
  ) {
    this.sealed = new SealedJson(keys, 'applicant');
  }

  /** The applicant as the store keeps it. It opens for this case only. */
  seal(caseId: string, applicant: Applicant): Promise<string> {
    return this.sealed.seal({ caseId, applicant });
  }

  /** @throws when it was sealed under an unknown key, for another case, or was changed */
  async open(caseId: string, sealed: string): Promise<Applicant> {
    const content = await this.sealed.open(sealed);
    if (content.caseId !== caseId) throw new Error('an applicant is that of another case');
    return content.applicant;
  }

  /** Digest of the first name and the birth date. */
  key({ names, birthDate }: Pick<Applicant, 'names' | 'birthDate'>): string {
    return searchKeyDigest(
      this.secret,
      personSearchKeys(names[0] ?? '', birthDate).at(-1) ?? { kind: 'NAME', text: '' },
    );
  }
  /** Digest of all that is known of the applicant: equal ones have equal digests. */
  digest(applicant: Applicant): string {
    return searchKeyDigest(this.secret, questionSearchKey(applicant));
  }
}
