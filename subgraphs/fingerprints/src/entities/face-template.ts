import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a face is searched by: the vector that a model has made of its image. */
@Entity('face_template')
@Index('face_template_gallery', ['gallery', 'sequence'], { unique: true })
export class FaceTemplate {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  /** Faces of one model, version and size are compared with each other, and with none else: as `faceGallery` names it. */
  @Column({ type: 'varchar', length: 40 })
  gallery: string;

  /** Its number in the gallery. */
  @Column({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 64 })
  model: string;

  @Column({ type: 'varchar', length: 32 })
  modelVersion: string;

  /** Base64 of 32-bit floats, little-endian, of length 1. */
  @Column({ type: 'text' })
  vector: string;
}
