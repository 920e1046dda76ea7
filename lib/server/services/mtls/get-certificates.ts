import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { workloadOfPod } from "@/lib/domain/mesh/workload-of-pod";
import type { Backend } from "../../backend";
import { firstSync } from "../first-sync";
import { viewerScope } from "../viewer-scope";

const NONE =
  "Prometheus holds no istio_agent_cert_expiry_seconds: it is scraped from sidecars at port 15020 or, merged, where pods ask to be scraped. ztunnel does not tell.";
const MOST = 10_000;

/** The certificates of workloads in the namespaces, those that expire first first; why there are none where there are none. */
export async function getCertificates(
  backend: Backend,
  viewer: Viewer,
  namespaces: readonly string[] | null,
  signal: AbortSignal,
): Promise<CertificatesResponse> {
  const [scope, found] = await Promise.all([
    viewerScope(backend, viewer, namespaces, signal),
    backend.metrics.fetchCertificates(signal),
    // Pods say whose a certificate is.
    firstSync(backend, signal),
  ]);
  const at = Math.floor(backend.clock.now() / 1000);
  if (!found.ok) return { at, available: false, because: found.message, certificates: [] };
  const within = namespaces === null ? scope.visible : new Set(namespaces);
  const snapshot = backend.cluster.snapshot();
  const certificates = found.certificates
    .filter(({ namespace }) => within.has(namespace))
    .map((certificate) => {
      const pod = snapshot.get("Pod", certificate.namespace, certificate.pod);
      return { ...certificate, workload: pod === undefined ? "" : workloadOfPod(pod.meta, snapshot) };
    })
    .toSorted((one, other) => one.expiresAt - other.expiresAt)
    .slice(0, MOST);
  const available = found.certificates.length > 0;
  return { at, available, because: available ? "" : NONE, certificates };
}
