import type { WorkloadCertificate } from "@/lib/domain/mtls/workload-certificate";
import type { CertificatesResult } from "@/lib/ports/metrics-source";
import type { ApiClient } from "./client/create-api-client";
import { failure } from "./client/failure";
import { certificatesQuery, POD_LABELS } from "./promql/certificates-query";
import type { PrometheusSettings } from "./prometheus-settings";
import { createLabelReader, type LabelReader } from "./rows/label-reader";
import { readVector, type Labels } from "./rows/read-vector";

type CertificateSettings = Pick<
  PrometheusSettings,
  "matchers" | "metricNames" | "maxSeries" | "maxLabelLength"
>;

/**
 * The certificates of proxies whose agents are scraped, at most `maxSeries` of them; series that name no pod are left out.
 * ztunnels tell nothing of the certificates they hold for their pods.
 */
export async function fetchCertificates(
  client: ApiClient,
  settings: CertificateSettings,
  signal: AbortSignal,
): Promise<CertificatesResult> {
  const answer = await client.query(certificatesQuery(settings), null, signal);
  if (!answer.ok) return answer;
  const { read } = createLabelReader(settings.maxLabelLength);
  const certificates: WorkloadCertificate[] = [];
  const reading = readVector(answer.data, settings.maxSeries, (labels, expiresAt) => {
    const namespace = firstOf(labels, POD_LABELS.namespace, read);
    const pod = firstOf(labels, POD_LABELS.pod, read);
    if (namespace === "" || pod === "") return false;
    certificates.push({
      namespace,
      pod,
      resource: read(labels["resource_name"]),
      expiresAt: Math.round(expiresAt),
    });
    return true;
  });
  if (reading === null) return failure("unreachable", "Prometheus' answer is not an instant vector");
  return { ok: true, certificates };
}

function firstOf(labels: Labels, names: readonly string[], read: LabelReader["read"]): string {
  return names.map((name) => read(labels[name])).find((value) => value !== "") ?? "";
}
