import { commonHost } from "../../mesh/hosts/common-host";
import { compareHosts, hostCovers } from "../../mesh/hosts/host-matches";
import type { VirtualService } from "../../routing/virtual-service";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import type { Found } from "./found";
import type { IstioServer } from "./istio-servers";

/** A VirtualService that is bound to a server of a gateway, by one host that both have. */
export interface BoundService {
  readonly virtualService: VirtualService;
  readonly server: IstioServer;
  readonly domain: string;
}

function domainsOf(virtualService: VirtualService, server: IstioServer): readonly BoundService[] {
  const { namespace } = virtualService.object.meta;
  const admitted = server.hosts.filter((one) => one.namespace === "*" || one.namespace === namespace);
  return virtualService.hosts.flatMap((host) =>
    admitted.flatMap((one) => {
      const domain = commonHost(one.host, host);
      return domain === null ? [] : [{ virtualService, server, domain }];
    }),
  );
}

/**
 * The VirtualServices bound to servers of a gateway by the hosts that both have, the oldest first.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function boundServices(
  { routing }: ExplainMesh,
  proxyNamespace: string,
  servers: readonly IstioServer[],
): readonly BoundService[] {
  const order = new Map(routing.virtualServices.all.map((one, index) => [one, index]));
  return servers
    .flatMap((server) =>
      routing.virtualServices.atGateway(server.name, proxyNamespace).flatMap((one) => domainsOf(one, server)),
    )
    .toSorted((one, other) => (order.get(one.virtualService) ?? 0) - (order.get(other.virtualService) ?? 0));
}

const keyOf = ({ virtualService: { object }, server }: BoundService): string =>
  `${object.meta.namespace}/${object.meta.name} ${server.name}`;

/** Of bound VirtualServices those whose host has a host most closely, each once; and why the others do not count. */
export function closestServices(bound: readonly BoundService[], host: string): Found<BoundService> {
  const matching = bound.filter(({ domain }) => hostCovers(domain, host));
  const [closest] = matching.map(({ domain }) => domain).toSorted(compareHosts);
  const once = new Map<string, BoundService>();
  for (const one of matching) if (one.domain === closest && !once.has(keyOf(one))) once.set(keyOf(one), one);
  const others = new Map(bound.filter((one) => !once.has(keyOf(one))).map((one) => [keyOf(one), one]));
  const steps = [...others.values()].map((one): ExplainStep => {
    const { object, hosts } = one.virtualService;
    const wider = matching.includes(one) || matching.some((other) => keyOf(other) === keyOf(one));
    const because = wider
      ? `another VirtualService has ${closest ?? ""}, which is more specific`
      : `its hosts ${someOf(hosts)} do not have ${host} at Gateway ${one.server.name}`;
    return step({ object: refOf(object), path: "spec.hosts" }, "route", "skips", because);
  });
  return { found: [...once.values()], steps };
}
