/**
 * The consolidated list of the UN Security Council: everyone and everything under its sanctions measures, in the order
 * of the published XML (https://scsanctions.un.org, schema sc-sanctions.xsd). All texts are trimmed, inner white space is
 * collapsed, and they are otherwise as the list writes them.
 */
export interface UnList {
  /** When the UN generated the file (`dateGenerated`), null when it does not say. */
  generatedAt: Date | null;
  individuals: UnIndividual[];
  entities: UnEntity[];
}

/** What individuals and entities have in common. */
export interface UnEntry {
  /** The permanent reference number, unique in the list: "QDi.135", "CDe.001". */
  reference: string;
  /** The UN's data id, unique in the list. */
  dataId: string | null;
  /** The sanctions regime, as written: "Al-Qaida", "DPRK", "GB" (Guinea-Bissau). */
  listType: string | null;
  /** The calendar date of listing, YYYY-MM-DD. */
  listedOn: string | null;
  /** The latest date the entry was amended, YYYY-MM-DD; null when it never was. */
  lastUpdatedOn: string | null;
  /** The names in order (first to fourth), empty ones left out; at least one. */
  nameParts: string[];
  /** The name parts joined by one space. */
  fullName: string;
  /** The name in its own script. */
  originalScript: string | null;
  comments: string | null;
  /** Other names; entries without a name are left out. */
  aliases: UnAlias[];
  /** Addresses; those that say nothing are left out. */
  addresses: UnAddress[];
}

/** A listed natural person. */
export interface UnIndividual extends UnEntry {
  /** 'M' or 'F' where the list says so, which is for few; null otherwise. */
  sex: 'M' | 'F' | null;
  /** Functions and ranks: "Former M23 Deputy Commander". */
  designations: string[];
  /** Forms of address: "Maulavi", "Dr.". */
  titles: string[];
  /** Names of states as written, in English. */
  nationalities: string[];
  /** Dates of birth the list gives, contradicting each other at times; those it gives as prose only are left out. */
  births: UnBirth[];
  /** Places of birth; those that say nothing are left out. */
  birthPlaces: UnBirthPlace[];
  /** Documents with a number. The same document listed in several languages appears once. */
  documents: UnDocument[];
  /** What the list says in prose about documents for which it has no number in its place. */
  documentNotes: string[];
}

/** A listed group, undertaking or other entity. */
export type UnEntity = UnEntry;

/** Another name of an entry. */
export interface UnAlias {
  name: string;
  /** How well it identifies: 'LOW' for the UN's "Low" or no quality, 'GOOD' for "Good", "a.k.a." and "f.k.a.". */
  quality: 'GOOD' | 'LOW';
}

/** A date of birth. */
export interface UnBirth {
  /** As far as known: YYYY, YYYY-MM or YYYY-MM-DD. Of "between two years" there is one for each of both. */
  date: string;
  /** True when the list says that the date is approximate, or gives it as one end of a range. */
  approximate: boolean;
}

/** A place of birth; at least one field is not null. */
export interface UnBirthPlace {
  city: string | null;
  province: string | null;
  /** Name of the state as written. */
  country: string | null;
}

/** An identity or travel document. */
export interface UnDocument {
  type: 'PASSPORT' | 'IDENTITY_CARD' | 'OTHER';
  /** The kind of document as written; both texts joined by ": " where the list gives two. */
  typeText: string;
  /** As written, so with hyphens, spaces and at times words ("CAR diplomatic passport no. D00000898"). */
  number: string;
  /** Name of the issuing state as written, else that of the place of issue. */
  issuingCountryName: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  issuedOn: string | null;
  note: string | null;
}

/** An address; at least one field is not null. */
export interface UnAddress {
  street: string | null;
  city: string | null;
  province: string | null;
  postalCode: string | null;
  /** Name of the state as written. */
  country: string | null;
  note: string | null;
}
