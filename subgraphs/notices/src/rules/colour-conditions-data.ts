import type { NoticeColour } from '../entities/notice';

/** A condition that a request can fail to meet; `unmet-conditions.ts` knows how each is judged. */
export type ConditionCode =
  'SUBJECT' | 'SUBJECT_OR_TRACE' | 'BIRTH_YEAR' | 'WARRANT' | 'CHARGE' | 'UNITED_NATIONS_REQUEST';

/** What each condition asks for, as the requester is told. */
export const conditionTexts: Readonly<Record<ConditionCode, string>> = {
  SUBJECT: 'Name the person: by `subjectId`, or by at least one name in `subject.names`.',
  SUBJECT_OR_TRACE:
    'Name the person, or what the person left or uses: a document, a vehicle or fingerprints, on record or stated.',
  BIRTH_YEAR: 'State the birth date in `subject.birthDate`, the year at least.',
  WARRANT: 'State the arrest warrant or judgment in `warrant`.',
  CHARGE: 'State at least one charge in `charges`.',
  UNITED_NATIONS_REQUEST: 'Only the committees of the UN Security Council (UNO) may request a special notice.',
};

/** What a colour asks for. */
export interface ColourRule {
  readonly conditions: readonly ConditionCode[];
  /** What whoever meets the subject is told to do when the requester does not say it. */
  readonly actionToTake: string;
}

/**
 * The rules by colour, after the conditions that INTERPOL's Rules on the Processing of Data set in Art. 82 to 95. Recalled
 * from public descriptions of the rules, not taken from their text: configurable data, to be confirmed before any use.
 * Conditions on prose (facts, grounds, circumstances) are for the review; `summary` is required of every request.
 */
export const colourRules: Readonly<Record<NoticeColour, ColourRule>> = {
  RED: {
    conditions: ['SUBJECT', 'BIRTH_YEAR', 'WARRANT', 'CHARGE'],
    actionToTake: 'Locate, and detain as national law allows, with a view to extradition. Contact the owner at once.',
  },
  BLUE: {
    conditions: ['SUBJECT_OR_TRACE'],
    actionToTake: 'Locate, identify or obtain information. Tell the owner; do not detain on this notice.',
  },
  GREEN: {
    conditions: ['SUBJECT'],
    actionToTake: 'Be warned. Tell the owner of the encounter; do not detain on this notice.',
  },
  YELLOW: {
    conditions: ['SUBJECT'],
    actionToTake: 'Make sure the person is safe, and tell the owner. An adult may not wish to be found.',
  },
  BLACK: {
    conditions: [],
    actionToTake: 'Compare with persons reported missing, and tell the owner what you find.',
  },
  PURPLE: {
    conditions: [],
    actionToTake: 'Take note of the method, and tell the owner of like cases.',
  },
  ORANGE: {
    conditions: [],
    actionToTake: 'Be warned of the threat, act for public safety, and tell the owner what you see.',
  },
  STOLEN_WORK_OF_ART: {
    conditions: [],
    actionToTake: 'Secure the object as national law allows, and tell the owner.',
  },
  UN_SECURITY_COUNCIL: {
    conditions: ['UNITED_NATIONS_REQUEST', 'SUBJECT'],
    actionToTake: 'Apply the measures of the UN Security Council as national law implements them.',
  },
  SILVER: {
    conditions: ['CHARGE'],
    actionToTake: 'Locate, identify or obtain information on assets. Take no coercive measure on this notice.',
  },
};
