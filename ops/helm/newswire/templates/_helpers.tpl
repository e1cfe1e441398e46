{{- define "newswire.labels" -}}
app.kubernetes.io/part-of: newswire
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{ include "newswire.selector" . }}
{{- end }}

{{- define "newswire.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "newswire.fullname" -}}
{{ printf "%s-%s" .root.Release.Name .name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "newswire.image" -}}
{{ with .root.Values.image.registry }}{{ . }}/{{ end }}newswire/{{ .name }}-service:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- /* Where a service is asked by another one. */}}
{{- define "newswire.address" -}}
http://{{ include "newswire.fullname" . }}:{{ (index .root.Values.services .name).port }}
{{- end }}
