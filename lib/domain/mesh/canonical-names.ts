type Labels = Readonly<Record<string, string>>;

const APP_LABELS = ["service.istio.io/canonical-name", "app.kubernetes.io/name", "app"];
const VERSION_LABELS = ["service.istio.io/canonical-revision", "app.kubernetes.io/version", "version"];

function firstLabel(labels: Labels, names: readonly string[]): string {
  return names.map((name) => labels[name] ?? "").find((value) => value !== "") ?? "";
}

/**
 * The canonical service and revision that Istio derives from a pod's labels; app is "" when no label names it, version
 * is then "latest". https://istio.io/latest/docs/ops/deployment/deployment-model/
 */
export function canonicalNames(labels: Labels): { readonly app: string; readonly version: string } {
  return { app: firstLabel(labels, APP_LABELS), version: firstLabel(labels, VERSION_LABELS) || "latest" };
}
