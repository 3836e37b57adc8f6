import { documentNumber, documentNumberKey } from '@crimegraph/shared/matching/document-number';
import { mrzNameKey, nameKey } from '@crimegraph/shared/matching/name-key';
import { insertRows } from '@crimegraph/shared/store/insert-rows';
import type { EntityManager } from 'typeorm';
import { Notice } from './entities/notice';
import { NoticeDocument, type TravelDocumentType } from './entities/notice-document';
import { NoticeFingerprint } from './entities/notice-fingerprint';
import { NoticeSubjectName } from './entities/notice-subject-name';
import { NoticeVehicle } from './entities/notice-vehicle';

/** A document in a notice: on record, stated, or both. */
export interface NamedDocument {
  documentId: string | null;
  stated: { number: string; issuingCountry: string; type: TravelDocumentType | null } | null;
}

/** A notice with all that it states and names; ids are database ids. */
export interface NoticeBundle {
  notice: Notice;
  names: readonly { family: string; given: string }[];
  /** Partial dates, any of which may be the right one, and null where it may be yet another; empty when none is known. */
  birthDates: readonly (string | null)[];
  documents: readonly NamedDocument[];
  vehicleIds: readonly string[];
  fingerprintIds: readonly string[];
}

/** Inserts notices with their parts, a few statements for all of them. */
export async function insertNotices(manager: EntityManager, bundles: readonly NoticeBundle[]): Promise<void> {
  await insertRows(
    manager,
    Notice,
    bundles.map(({ notice }) => notice),
  );
  await insertRows(manager, NoticeSubjectName, bundles.flatMap(nameRows));
  await insertRows(manager, NoticeDocument, bundles.flatMap(documentRows));
  await insertRows(
    manager,
    NoticeVehicle,
    bundles.flatMap(({ notice, vehicleIds }) =>
      [...new Set(vehicleIds)].map((vehicleId) => ({ noticeId: notice.id, vehicleId })),
    ),
  );
  await insertRows(
    manager,
    NoticeFingerprint,
    bundles.flatMap(({ notice, fingerprintIds }) =>
      [...new Set(fingerprintIds)].map((fingerprintId) => ({ noticeId: notice.id, fingerprintId })),
    ),
  );
}

/** Every name with every birth date: either may be the one that a document shows. */
function nameRows({ notice, names, birthDates }: NoticeBundle): NoticeSubjectName[] {
  const dates = birthDates.length > 0 ? [...new Set(birthDates)] : [null];
  const pairs = names.flatMap((name) => dates.map((birthDate) => ({ ...name, birthDate })));
  return pairs.map(({ family, given, birthDate }, ordinal) => ({
    noticeId: notice.id,
    ordinal,
    family,
    given,
    nameKey: nameKey(`${family} ${given}`),
    familyKey: nameKey(family),
    mrzKey: mrzNameKey(family, given),
    birthDate,
  }));
}

function documentRows({ notice, documents }: NoticeBundle): NoticeDocument[] {
  return documents.map(({ documentId, stated }, ordinal) => {
    const number = stated === null ? null : documentNumber(stated.number);
    return {
      noticeId: notice.id,
      ordinal,
      documentId,
      number,
      numberKey: number === null ? null : documentNumberKey(number),
      issuingCountry: stated?.issuingCountry ?? null,
      type: stated?.type ?? null,
    };
  });
}
