import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { hostMatches } from "@/lib/domain/mesh/hosts/host-matches";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import {
  GATEWAYS_BY_SELECTOR_AND_PORT,
  selectorPortKey,
  servedHosts,
  type ServedHost,
} from "./gateway-servers";

/**
 * A host that another Gateway with the same selector serves at the same port. `*` beside a host is no conflict: it takes what
 * no other server does. https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export const gatewaysShareNoHost: Check = {
  codes: ["KIA0301"],
  kinds: ["Gateway.networking.istio.io"],
  run(object, mesh) {
    const { namespace } = object.meta;
    return servedHosts(object).flatMap((served) => {
      if (served.port === null) return [];
      const rivals = mesh
        .find(GATEWAYS_BY_SELECTOR_AND_PORT, selectorPortKey(object, served.port))
        .filter((other) => !isSame(other, object))
        .filter(({ meta }) => !mesh.settings.gatewaysInOwnNamespace || meta.namespace === namespace)
        .filter((other) => servedHosts(other).some((theirs) => overlaps(served, theirs)));
      if (rivals.length === 0) return [];
      const names = nameList(rivals.map(({ meta }) => `${meta.namespace}/${meta.name}`));
      return [
        foundAt(
          "warning",
          served.path,
          `The host "${served.written}" at port ${served.port} is also served by the Gateway ${names}.`,
          "Both configure the same proxies: routes of the older come first, and of TLS settings only one can count.",
          { related: rivals.slice(0, 10).map(refOf) },
        ),
      ];
    });
  },
};

const isSame = (one: ClusterObject, other: ClusterObject): boolean =>
  one.meta.namespace === other.meta.namespace && one.meta.name === other.meta.name;

function overlaps(one: ServedHost, other: ServedHost): boolean {
  if (one.port !== other.port || (one.host === "*") !== (other.host === "*")) return false;
  const callers = one.namespace === "*" || other.namespace === "*" || one.namespace === other.namespace;
  return callers && hostMatches(one.host, other.host);
}
