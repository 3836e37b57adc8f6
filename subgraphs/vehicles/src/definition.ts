import { join } from 'node:path';
import { projectRoot } from '@crimegraph/shared/config/environment';
import { indexesExpiry } from '@crimegraph/shared/retention/retention-migrations';
import type { SubgraphDefinition } from '@crimegraph/shared/server/subgraph-definition';
import { Vehicle as VehicleEntity } from './entities/vehicle';
import { vehicleRecords } from './record-sources';
import { csvOfVehicles } from './import/csv';
import { createVehicleLoaders, type VehicleLoaders } from './loaders';
import { CreateVehicles1760000004001 } from './migrations/create-vehicles';
import { Mutation } from './resolvers/Mutation';
import { DuplicateVehicle, RecoverVehicleSuccess, ReportVehicleSuccess } from './resolvers/outcomes';
import { Person } from './resolvers/Person';
import { Query } from './resolvers/Query';
import { Vehicle } from './resolvers/Vehicle';
import { specimensSeed } from './seed/specimens';
import { vehiclesSeed } from './seed/vehicles';
import { VehicleStore } from './store';
import { vehicleSubjects } from './subjects';

/** The vehicles subgraph: stolen motor vehicles (SMV). */
export const vehicles: SubgraphDefinition<VehicleLoaders> = {
  name: 'vehicles',
  schemaPath: join(projectRoot, 'subgraphs/vehicles/schema.graphql'),
  resolvers: {
    Query,
    Mutation,
    Vehicle,
    Person,
    ReportVehicleSuccess,
    DuplicateVehicle,
    RecoverVehicleSuccess,
  },
  entities: [VehicleEntity],
  migrations: [CreateVehicles1760000004001, indexesExpiry('IndexVehicleExpiry1760000004002', 'vehicle')],
  createLoaders: (store, viewer, now) => createVehicleLoaders(new VehicleStore(store, viewer, now)),
  csv: csvOfVehicles,
  records: [vehicleRecords],
  feed: vehicleRecords,
  subjects: [vehicleSubjects],
  seeds: [specimensSeed, vehiclesSeed],
};
