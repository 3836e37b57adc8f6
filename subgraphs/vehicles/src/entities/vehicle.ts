import { RecordRow } from '@crimegraph/shared/store/record-row';
import { Column, Entity, Index } from 'typeorm';

/** The kinds of vehicles. */
export type VehicleType = 'CAR' | 'TRUCK' | 'MOTORBIKE' | 'TRAILER' | 'CARAVAN' | 'BUS' | 'OTHER';

/** What has become of a vehicle. */
export type VehicleStatus = 'STOLEN' | 'RECOVERED';

/** One vehicle on record. */
@Entity('vehicle')
@Index('vehicle_expiry', ['owner', 'expiresAt', 'id'])
@Index('vehicle_vin', ['vinKey'])
@Index('vehicle_vin_tail', ['vinTail'])
@Index('vehicle_plate', ['plateKey', 'plateCountry'])
@Index('vehicle_engine', ['engineKey'])
@Index('vehicle_holder', ['holderId', 'id'])
@Index('vehicle_active', ['activeKey'], { unique: true })
export class Vehicle extends RecordRow {
  /** As `readVin` normalises it. */
  @Column({ type: 'varchar', length: 17, nullable: true })
  vin: string | null;

  /** As `vinKey` folds it. */
  @Column({ type: 'varchar', length: 17, nullable: true })
  vinKey: string | null;

  /** As `vinTail` cuts it: the last 8 of a complete number. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  vinTail: string | null;

  /** As `readPlate` normalises it. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  plate: string | null;

  /** As `plateKey` folds it: plates that are easily confused are the same here. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  plateKey: string | null;

  /** Present with a plate, and only with one. */
  @Column({ type: 'varchar', length: 3, nullable: true })
  plateCountry: string | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  makeCode: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  makeLabel: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  model: string | null;

  @Column({ type: 'int', nullable: true })
  modelYear: number | null;

  @Column({ type: 'varchar', length: 16 })
  type: VehicleType;

  @Column({ type: 'varchar', length: 16, nullable: true })
  colourCode: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  colourLabel: string | null;

  /** As `readEngineNumber` normalises it. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  engineNumber: string | null;

  /** As `engineKey` folds it. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  engineKey: string | null;

  @Column({ type: 'varchar', length: 9 })
  status: VehicleStatus;

  @Column({ type: 'varchar', length: 10, nullable: true })
  theftDate: string | null;

  @Column({ type: 'varchar', length: 128, nullable: true })
  theftPlace: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  theftCountry: string | null;

  /** Present with a status of RECOVERED, as is the country. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  recoveryDate: string | null;

  @Column({ type: 'varchar', length: 3, nullable: true })
  recoveryCountry: string | null;

  @Column({ type: 'varchar', length: 128, nullable: true })
  recoveryPlace: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  nationalReference: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  remarks: string | null;

  /** Database id of the person who holds it. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  holderId: string | null;

  /** As `activeKey` makes it while the vehicle is stolen: one such record of a vehicle per owner. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  activeKey: string | null;
}
