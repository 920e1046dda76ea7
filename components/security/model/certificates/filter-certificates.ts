import { wordFilter } from "@/components/mesh/model/word-filter";
import type { CertificatesResponse } from "@/lib/contracts/mtls/certificates-response";

type Certificate = CertificatesResponse["certificates"][number];

/** The certificates of which every word is part of namespace, workload, pod or secret; those that end first come first. */
export function filterCertificates(
  certificates: readonly Certificate[],
  text: string,
): readonly Certificate[] {
  const holds = wordFilter(text);
  return certificates
    .filter(({ namespace, workload, pod, resource }) => holds(`${namespace}/${workload}`, pod, resource))
    .toSorted((a, b) => a.expiresAt - b.expiresAt || (certificateKey(a) < certificateKey(b) ? -1 : 1));
}

/** Names a certificate among those of one answer. */
export function certificateKey({ namespace, pod, resource }: Certificate): string {
  return `${namespace}/${pod}/${resource}`;
}
