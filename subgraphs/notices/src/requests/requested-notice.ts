import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
import type { Confidentiality } from '@crimegraph/shared/server/record-resolvers';
import type { NoticeColour, NoticeKind, Sex } from '../entities/notice';
import type { TravelDocumentType } from '../entities/notice-document';

/** A name that a notice states. */
export interface StatedName {
  family: string;
  given?: string | null;
}

/** Who a notice is about, as the notice itself states it. */
export interface StatedSubject {
  names: readonly StatedName[];
  birthDate?: string | null;
  status?: PersonStatus | null;
  sex?: Sex | null;
  nationalities?: readonly string[] | null;
}

/** A document that a notice states. */
export interface StatedDocument {
  number: string;
  issuingCountry: string;
  type?: TravelDocumentType | null;
}

/** A warrant that a notice states. */
export interface StatedWarrant {
  reference: string;
  issuingCountry: string;
  issuedOn: string;
  charge: string;
}

/** The notice that a bureau asks for: `NoticeInput` of the schema. Ids are global. */
export interface RequestedNotice {
  colour: NoticeColour;
  kind: NoticeKind;
  summary: string;
  actionToTake?: string | null;
  subjectId?: string | null;
  subject?: StatedSubject | null;
  documentIds?: readonly string[] | null;
  documents?: readonly StatedDocument[] | null;
  vehicleIds?: readonly string[] | null;
  fingerprintIds?: readonly string[] | null;
  charges?: readonly { text: string; code?: string | null }[] | null;
  warrant?: StatedWarrant | null;
  confidentiality?: Confidentiality | null;
}
