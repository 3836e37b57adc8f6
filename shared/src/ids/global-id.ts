import { InvalidValue } from '../scalars/invalid-value';

/** The types that have global ids. */
export type RecordType =
  | 'Person'
  | 'TravelDocument'
  | 'Vehicle'
  | 'Notice'
  | 'FingerprintRecord'
  | 'DnaProfile'
  | 'FaceRecord'
  | 'RelativeProfile'
  | 'Hit'
  | 'Webhook'
  | 'CommissionCase'
  | 'Consultation'
  | 'CommissionOrder';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque id of a record, unique across all types: base64url of `type:uuid`. */
export function globalId(type: RecordType, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}

/**
 * The database id inside a global id of `type`, or undefined when `id` is not such an id. A foreign or made-up id is
 * treated as that of a record which does not exist, so that an id tells nothing.
 */
export function databaseId(type: RecordType, id: string): string | undefined {
  if (id.length > 80) return undefined;
  const [found, uuid, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  return found === type && rest.length === 0 && uuid !== undefined && UUID.test(uuid) ? uuid : undefined;
}

/** Whether `id` is the id of some record, of whatever type. */
export function isGlobalId(id: string): boolean {
  if (id.length > 80) return false;
  const [type = '', uuid = '', ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  return /^[A-Za-z]+$/.test(type) && UUID.test(uuid) && rest.length === 0;
}

/** Like `databaseId`, for ids in mutation inputs. @throws InvalidValue when `id` is not an id of `type` */
export function requireDatabaseId(type: RecordType, id: string): string {
  const uuid = databaseId(type, id);
  if (uuid === undefined) throw new InvalidValue(`the id of a ${type}, as an earlier answer gave it`);
  return uuid;
}
