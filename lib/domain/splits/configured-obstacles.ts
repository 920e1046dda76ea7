import { hostLabel } from "../impact/observed-flow";
import type { JsonObject } from "../mesh/cluster-object";
import { serviceOfHost } from "../mesh/hosts/service-of-host";
import { objectAt, textAt } from "../mesh/read-json";
import type { MeshRouting } from "../routing/mesh-routing";
import type { Target } from "../routing/split";
import { protocolOfApp, protocolOfName } from "../validations/services/port-protocols";
import { anyCaller } from "./destination-targets";
import { destinationLabel, type Obstacle } from "./obstacle";
import type { SplitRoute, WrittenDestination } from "./split-route";

const label = (one: WrittenDestination): string => destinationLabel(one, hostLabel);

/** What is wrong with a destination that requests shall go to. */
function brokenDestination(
  mesh: MeshRouting,
  route: SplitRoute,
  index: number,
  targets: readonly Target[],
): readonly Obstacle[] {
  const written = route.destinations[index];
  if (!written || written.weight === 0 || targets.length > 0) return [];
  const { host, subset } = written;
  const destinations = [index];
  const registered = mesh.registry.find(host);
  if (!registered && host.includes(" ")) return [];
  if (!registered) {
    const message = `No Service or ServiceEntry is named ${host}: its share of the requests is answered with an error. Correct the name or create it.`;
    return [{ code: "unknownHost", message, destinations }];
  }
  const rules = mesh.rules.for(anyCaller(route), registered.host, registered.namespace);
  if (subset !== "" && !rules?.subsets.has(subset)) {
    const message = `No DestinationRule for ${hostLabel(host)} defines the subset ${subset}: its share of the requests is answered 503. Define it, or correct its name.`;
    return [{ code: "noSubset", message, destinations }];
  }
  const message = `No ready pod is behind ${label(written)}: its share of the requests is answered 503. Scale it up, or take its weight away.`;
  return [{ code: "noEndpoints", message, destinations }];
}

function sharedWorkloads(route: SplitRoute, targets: readonly (readonly Target[])[]): readonly Obstacle[] {
  return targets.flatMap((own, index) => {
    const keys = new Set(own.map(({ key }) => key));
    const other = targets.findIndex((others, at) => at < index && others.some(({ key }) => keys.has(key)));
    const [one, two] = [route.destinations[other], route.destinations[index]];
    if (!one || !two) return [];
    const [first, second] = [label(one), label(two)];
    const twice = `The route names ${first} twice, so requests to the two cannot be told apart. Join them to one with both weights.`;
    const shared = `${first} and ${second} have workloads in common, so requests to them cannot be told apart. Give their subsets labels that differ.`;
    const message = first === second ? twice : shared;
    return [{ code: "sameWorkloads", message, destinations: [other, index] } satisfies Obstacle];
  });
}

/** Protocols that proxies route request by request. https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const OF_REQUESTS: ReadonlySet<string> = new Set(["http", "http2", "grpc", "grpc-web"]);

/** Whether a port says that it carries something else than plain HTTP; an appProtocol counts before a name. */
function saysNoHttp(port: JsonObject): boolean {
  const app = textAt(port, "appProtocol");
  const said = app === "" ? protocolOfName(textAt(port, "name")) : protocolOfApp(app);
  return said !== null && !OF_REQUESTS.has(said);
}

function ofService(mesh: MeshRouting, route: SplitRoute): readonly Obstacle[] {
  const named = route.gateways.includes("mesh") ? serviceOfHost(route.host) : null;
  const service = named && mesh.snapshot.get("Service", named.namespace, named.name);
  const registered = mesh.registry.find(route.host);
  if (!named || !service || !registered || route.protocol === "tcp") return [];
  const name = `${named.namespace}/${named.name}`;
  const obstacles: Obstacle[] = [];
  if (textAt(objectAt(service.data, "spec"), "clusterIP") === "None") {
    const message = `Service ${name} is headless: clients choose pods by their addresses, and weights do not rule them. Route a Service with a cluster IP.`;
    obstacles.push({ code: "headless", message, destinations: [] });
  }
  const ports = registered.ports.filter(
    ({ port }) => route.ports.length === 0 || (typeof port === "number" && route.ports.includes(port)),
  );
  if (ports.length > 0 && ports.every(saysNoHttp)) {
    const names = ports.map((port) => textAt(port, "name"));
    const message = `The ports of Service ${name} (${names.join(", ")}) do not say HTTP, so proxies pass connections on without routes of requests. Name them http, http2 or grpc, or set appProtocol.`;
    obstacles.push({ code: "portProtocol", message, destinations: [] });
  }
  return obstacles;
}

/** What the configuration alone says against comparing a split's shares with its weights. `targets` by destination. */
export function configuredObstacles(
  mesh: MeshRouting,
  route: SplitRoute,
  targets: readonly (readonly Target[])[],
): readonly Obstacle[] {
  const whole = (code: Obstacle["code"], message: string): Obstacle => ({ code, message, destinations: [] });
  const weighed = route.destinations.some(({ weight }) => weight > 0);
  return [
    ...(route.unreachable === "" ? [] : [whole("unreachableRoute", route.unreachable)]),
    ...(weighed
      ? []
      : [
          whole(
            "noWeight",
            "No destination has a weight: every request of this route is answered with an error. Give one a weight.",
          ),
        ]),
    ...(route.protocol === "tcp"
      ? [
          whole(
            "connections",
            "These weights divide connections, and telemetry counts bytes and no requests: observed shares would say nothing. Compare connections at the servers.",
          ),
        ]
      : []),
    ...ofService(mesh, route),
    ...route.destinations.flatMap((_, index) => brokenDestination(mesh, route, index, targets[index] ?? [])),
    ...(route.protocol === "tcp" ? [] : sharedWorkloads(route, targets)),
  ];
}
