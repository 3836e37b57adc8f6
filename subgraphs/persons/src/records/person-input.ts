import type { PersonStatus } from '@crimegraph/shared/field-rules/person-status';
import type { Confidentiality } from '@crimegraph/shared/server/record-resolvers';
import type { ExternalReference, PersonKind, Sex, WarningMarker } from '../entities/person';
import type { NameQuality, PersonNameKind } from '../entities/person-name';

/** One name, as the graph gives it. */
export interface PersonNameInput {
  family?: string | null;
  given?: string | null;
  script: string;
  kind: PersonNameKind;
  quality: NameQuality;
}

/** What a person looks like, as the graph gives it. */
export interface PhysicalDescriptionInput {
  heightCm?: number | null;
  weightKg?: number | null;
  eyeColour?: string | null;
  hairColour?: string | null;
  marks?: string | null;
  languages: string[];
}

/** A person to record, as the graph gives it. */
export interface PersonInput {
  kind: PersonKind;
  names: PersonNameInput[];
  birthDate?: string | null;
  otherBirthDates: string[];
  birthDateApproximate: boolean;
  birthPlace?: string | null;
  birthCountry?: string | null;
  sex?: Sex | null;
  nationalities: string[];
  status: PersonStatus;
  warnings: WarningMarker[];
  description?: PhysicalDescriptionInput | null;
  confidentiality: Confidentiality;
  caseReference?: string | null;
  externalReferences: ExternalReference[];
  remarks?: string | null;
}
