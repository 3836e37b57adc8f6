import { type Labels, type Manifest, type Peer, selects, type Spec } from './manifest';

/** Somebody on the network: a pod of the release by its labels, or anybody else. */
export type Party = Labels | 'outside';

/**
 * Whether network policies let `from` reach `port` (TCP) of `to`, by the rules of Kubernetes: a party that no policy selects in
 * a direction is free in it; for others one policy that allows is enough; both ends must allow.
 */
export function reaches(manifests: readonly Manifest[], from: Party, to: Party, port: number): boolean {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec ?? {});
  return allows(policies, 'Egress', from, to, port) && allows(policies, 'Ingress', to, from, port);
}

function allows(policies: Spec[], direction: 'Egress' | 'Ingress', self: Party, other: Party, port: number): boolean {
  if (self === 'outside') return true;
  const own = policies.filter(
    ({ podSelector, policyTypes }) => policyTypes?.includes(direction) && selects(podSelector ?? {}, self),
  );
  if (own.length === 0) return true;
  const rules = own.flatMap(({ ingress = [], egress = [] }) =>
    direction === 'Ingress'
      ? ingress.map(({ from: peers, ports }) => ({ peers, ports }))
      : egress.map(({ to: peers, ports }) => ({ peers, ports })),
  );
  return rules.some(
    ({ peers, ports }) =>
      (ports ?? []).some((allowed) => allowed.port === port && allowed.protocol !== 'UDP') &&
      (peers === undefined || peers.some((peer) => isPeer(peer, other))),
  );
}

/** Names are looked up in other namespaces, and address blocks are outside: neither names a pod of the release. */
function isPeer({ podSelector, namespaceSelector, ipBlock }: Peer, party: Party): boolean {
  if (namespaceSelector !== undefined || ipBlock !== undefined) return party === 'outside';
  return party !== 'outside' && selects(podSelector ?? {}, party);
}
