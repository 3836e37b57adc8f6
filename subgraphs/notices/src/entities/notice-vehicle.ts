import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A vehicle on record that a notice is about, or that its subject uses. */
@Entity('notice_vehicle')
@Index('notice_vehicle_record', ['vehicleId', 'noticeId'])
export class NoticeVehicle {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  noticeId: string;

  /** Database id of the vehicle. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  vehicleId: string;
}
