import { hostAndWildcards } from "@/lib/domain/mesh/hosts/host-matches";
import { isAddress, serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { SERVICE_ENTRIES_BY_HOST, VIRTUAL_SERVICES_BY_HOST } from "../registry/host-indexes";
import { operationsOf, ruleTexts } from "./authorization-rules";

const HOST_INDEXES = [SERVICE_ENTRIES_BY_HOST, VIRTUAL_SERVICES_BY_HOST];
const NEEDED = ["Service", "ServiceEntry", "VirtualService", "Namespace"] as const;

/**
 * A host that an operation is limited to and that is not in the mesh. Only names that can mean nothing but a Service are
 * judged: those with a dot in them may be any domain that callers send.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export const policyHostExists: Check = {
  codes: ["KIA0104"],
  kinds: ["AuthorizationPolicy"],
  run(policy, mesh) {
    const hosts = ruleTexts(operationsOf(policy), "hosts");
    if (hosts.length === 0 || !NEEDED.every((kind) => mesh.knows(kind))) return [];
    return hosts
      .filter(({ text }) => isMissing(text, policy.meta.namespace, mesh))
      .map(({ text, path }) =>
        foundAt(
          mesh.settings.allowAny ? "warning" : "error",
          path,
          `No Service, ServiceEntry or VirtualService has the host "${text}".`,
          "No request to a service of the mesh has this host, so none matches.",
        ),
      );
  },
};

function isMissing(written: string, namespace: string, mesh: MeshView): boolean {
  const host = written.toLowerCase().replace(/:\d{1,5}$/, "");
  if (host.includes("*") || isAddress(host)) return false;
  const service = serviceMeant(host, namespace, mesh);
  if (service === null || mesh.find(BY_NAME, `Service/${service.namespace}/${service.name}`).length > 0)
    return false;
  return [host, serviceHost(service.namespace, service.name)]
    .flatMap(hostAndWildcards)
    .every((name) => HOST_INDEXES.every((index) => mesh.find(index, name).length === 0));
}

/** The Service that a host can only mean; null where it may be a name outside the cluster. */
function serviceMeant(
  host: string,
  namespace: string,
  mesh: MeshView,
): { readonly namespace: string; readonly name: string } | null {
  const [name = "", within = namespace, ...rest] = host.split(".");
  if (rest.length > 0 && rest[0] !== "svc") return null;
  return mesh.find(BY_NAME, `Namespace//${within}`).length > 0 ? { namespace: within, name } : null;
}
