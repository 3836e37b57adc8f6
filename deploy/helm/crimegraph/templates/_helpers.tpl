{{/* The name that all objects of a release begin with. */}}
{{- define "crimegraph.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What tells the pods of one part from all others: (dict "root" $ "part" "persons"). */}}
{{- define "crimegraph.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "crimegraph.labels" -}}
{{ include "crimegraph.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* (dict "image" .Values.image "tag" .Chart.AppVersion). */}}
{{- define "crimegraph.image" -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .tag }}
{{- end -}}
{{- end -}}

{{/* The settings of one subgraph over those that all have in common: (dict "root" $ "part" "persons"), as YAML. */}}
{{- define "crimegraph.subgraph" -}}
{{- mergeOverwrite (deepCopy .root.Values.subgraph) (deepCopy (index .root.Values.subgraphs .part)) | toYaml -}}
{{- end -}}

{{/* Who a pod runs as: never root, and nothing more than it needs: (dict "account" 1000). */}}
{{- define "crimegraph.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .account }}
runAsGroup: {{ .account }}
fsGroup: {{ .account }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "crimegraph.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What every pod has, whatever runs in it: (dict "root" $ "part" "persons" "account" 1000). */}}
{{- define "crimegraph.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "crimegraph.podSecurity" . | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Pods of one part keep apart: (dict "root" $ "part" "persons" "hosts" "ScheduleAnyway"). */}}
{{- define "crimegraph.spread" -}}
topologySpreadConstraints:
  - topologyKey: kubernetes.io/hostname
    maxSkew: 1
    whenUnsatisfiable: {{ .hosts }}
    labelSelector:
      matchLabels:
        {{- include "crimegraph.selector" . | nindent 8 }}
  - topologyKey: topology.kubernetes.io/zone
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "crimegraph.selector" . | nindent 8 }}
{{- end -}}

{{/* The secrets of a process, as files; the audit log's keys and the database's addresses where it is a subgraph. */}}
{{- define "crimegraph.secretsVolume" -}}
name: secrets
projected:
  defaultMode: 0440
  sources:
    - secret:
        name: {{ .root.Values.secrets.signingKeys.name }}
        items: [{ key: {{ .root.Values.secrets.signingKeys.key }}, path: gateway-signing-keys }]
    {{- if ne .part "gateway" }}
    {{- with .root.Values.secrets.auditKey }}
    - secret:
        name: {{ .name }}
        items: [{ key: {{ .key }}, path: audit-key }]
    {{- end }}
    {{- with .root.Values.secrets.auditSigningKey }}
    - secret:
        name: {{ .name }}
        items: [{ key: {{ .key }}, path: audit-signing-key }]
    {{- end }}
    {{- with (index .root.Values.subgraphs .part).databaseUrl }}
    - secret:
        name: {{ .name }}
        items: [{ key: {{ .key }}, path: database-url }]
    {{- end }}
    {{- end }}
{{- end -}}

{{/* Where a process finds its secrets. */}}
{{- define "crimegraph.secretsEnvironment" -}}
- name: GATEWAY_SIGNING_KEYS_FILE
  value: /run/secrets/crimegraph/gateway-signing-keys
{{- if ne .part "gateway" }}
- name: AUDIT_KEY_FILE
  value: /run/secrets/crimegraph/audit-key
- name: AUDIT_SIGNING_KEY_FILE
  value: /run/secrets/crimegraph/audit-signing-key
- name: {{ upper .part }}_DATABASE_URL_FILE
  value: /run/secrets/crimegraph/database-url
{{- end }}
{{- end -}}

{{- define "crimegraph.probes" -}}
startupProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /readyz, port: http }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
# The pod is taken out of its Service first; then the process has its 10 s to finish what is under way.
lifecycle:
  preStop:
    exec: { command: [sleep, '5'] }
{{- end -}}

{{/* The addresses of the database nodes of this chart. */}}
{{- define "crimegraph.databaseNodes" -}}
{{- $name := include "crimegraph.name" . -}}
{{- $nodes := list -}}
{{- range until (int .Values.database.galera.nodes) -}}
{{- $nodes = append $nodes (printf "%s-database-%d.%s-database" $name . $name) -}}
{{- end -}}
{{- join "," $nodes -}}
{{- end -}}
