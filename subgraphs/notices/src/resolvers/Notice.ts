import { withholdFields } from '@crimegraph/shared/field-rules/withhold-fields';
import { type RecordType, databaseId, globalId } from '@crimegraph/shared/ids/global-id';
import { recordResolvers } from '@crimegraph/shared/server/record-resolvers';
import { ordersOn } from '../commission/resolvers/orders-on';
import type { Context } from '../context';
import type { Notice as Row } from '../entities/notice';
import { ruledNotice } from '../rules/ruled-notice';
import { statusAt } from '../search/status-now';

export const Notice = withholdFields('Notice', ruledNotice, {
  ...recordResolvers('Notice'),
  __resolveReference: (reference: { id: string }, { loaders }: Context) => {
    const id = databaseId('Notice', reference.id);
    return id === undefined ? null : loaders.byId.load(id);
  },
  commissionOrders: (notice: Row, _: unknown, context: Context) =>
    ordersOn({ id: globalId('Notice', notice.id) }, _, context),
  status: (notice: Row, _: unknown, { now }: Context) => statusAt(notice, now),
  warrant: ({ warrantReference: reference, warrantCountry, warrantIssuedOn, warrantCharge }: Row) =>
    reference === null
      ? null
      : { reference, issuingCountry: warrantCountry, issuedOn: warrantIssuedOn, charge: warrantCharge },
  unListing: ({ reference, unListType: listType, unListedOn: listedOn, unMeasures: measures }: Row) =>
    listType === null ? null : { reference, listType, listedOn, measures },
  subject: (notice: Row) => (notice.subjectId === null ? null : stub('Person', notice.subjectId)),
  documents: async (notice: Row, _: unknown, { loaders }: Context) => {
    const named = (await loaders.documentsOf.load(notice.id)).map(({ documentId }) => documentId);
    return [...new Set(named)].filter((id) => id !== null).map((id) => stub('TravelDocument', id));
  },
  vehicles: async (notice: Row, _: unknown, { loaders }: Context) =>
    (await loaders.vehiclesOf.load(notice.id)).map(({ vehicleId }) => stub('Vehicle', vehicleId)),
  fingerprints: async (notice: Row, _: unknown, { loaders }: Context) =>
    (await loaders.fingerprintsOf.load(notice.id)).map(({ fingerprintId }) => stub('FingerprintRecord', fingerprintId)),
  identity: async (notice: Row, _: unknown, { loaders }: Context) => {
    const [names, documents] = await Promise.all([
      loaders.namesOf.load(notice.id),
      loaders.documentsOf.load(notice.id),
    ]);
    return {
      names: [...new Map(names.map((name) => [JSON.stringify([name.family, name.given]), name])).values()],
      birthDates: [...new Set(names.map(({ birthDate }) => birthDate))].filter((date) => date !== null),
      status: notice.subjectStatus,
      sex: notice.subjectSex,
      nationalities: notice.subjectNationalities,
      documents: documents.filter(({ number }) => number !== null),
    };
  },
});

/** Another subgraph's record: that subgraph says whether the viewer may see it. */
function stub(type: RecordType, id: string): { __typename: RecordType; id: string } {
  return { __typename: type, id: globalId(type, id) };
}
