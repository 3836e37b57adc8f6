/** An object as Kubernetes gets it, as far as our rules look at it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Labels; annotations?: Labels };
  data?: Record<string, string>;
  spec?: Spec;
}

export type Labels = Record<string, string>;

export interface Spec {
  template?: { metadata: { labels: Labels }; spec: PodSpec };
  selector?: { matchLabels?: Labels } & Labels;
  ports?: { targetPort: string | number }[];
  scaleTargetRef?: { kind: string; name: string };
  podSelector?: Selector;
  policyTypes?: string[];
  ingress?: { from?: Peer[]; ports?: { port: number; protocol?: string }[] }[];
  egress?: { to?: Peer[]; ports?: { port: number; protocol?: string }[] }[];
}

export interface Selector {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}

export interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string };
}

export interface PodSpec {
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds?: number;
  hostNetwork?: boolean;
  hostPID?: boolean;
  securityContext?: { runAsNonRoot?: boolean; seccompProfile?: { type: string } };
  containers: Container[];
  volumes?: Volume[];
}

export interface Volume {
  name: string;
  projected?: { sources: { secret?: { name: string; items: { key: string; path: string }[] } }[] };
}

export interface Container {
  name: string;
  image: string;
  command: string[];
  env?: { name: string; value?: string; valueFrom?: Record<string, unknown> }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: object }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: object;
  livenessProbe?: object;
  readinessProbe?: object;
  lifecycle?: { preStop?: { exec?: { command: string[] } } };
  resources?: { requests?: Record<string, unknown>; limits?: Record<string, unknown> };
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    readOnlyRootFilesystem?: boolean;
    capabilities?: { drop?: string[]; add?: string[] };
  };
  volumeMounts?: { name: string; mountPath: string }[];
}

/** `Kind/name`, by which a manifest is named to the reader. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}

/** Those that start pods. */
export function workloads(
  manifests: readonly Manifest[],
): (Manifest & { spec: { template: NonNullable<Spec['template']> } })[] {
  return manifests.filter(
    (manifest): manifest is Manifest & { spec: { template: NonNullable<Spec['template']> } } =>
      manifest.spec?.template !== undefined,
  );
}

/** Whether labels are those that a selector asks for. */
export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In') throw new Error(`the operator ${operator} is not understood here`);
      return values.includes(labels[key] ?? '');
    })
  );
}
