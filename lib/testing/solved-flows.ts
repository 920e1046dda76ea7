import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { solveFlows } from "@/lib/demo/traffic/solve-flows";
import type { Behaviour } from "@/lib/demo/world/behaviour";
import type { Demand } from "@/lib/demo/world/demand";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { objectsView } from "@/lib/demo/world/objects-view";
import { demoConfig, demoNamespace, demoPod, demoService } from "./demo-objects";

const version = (name: string): K8sObject =>
  demoPod({ workload: `web-${name}`, labels: { app: "web", version: name } });

/** `front` and, behind the service `web`, the versions v1 and v2. */
export const WEB_IN_TWO_VERSIONS: readonly K8sObject[] = [
  demoNamespace("shop"),
  demoPod({ workload: "front" }),
  demoService({ name: "web" }),
  version("v1"),
  version("v2"),
];

/** Its versions as subsets. */
export const WEB_SUBSETS: K8sObject = demoConfig("DestinationRule", "shop/web", {
  host: "web",
  subsets: ["v1", "v2"].map((name) => ({ name, labels: { version: name } })),
});

/** A hundred requests a second of the workload `front` in `shop`, where nothing else is said. */
export const intentOf = (host: string, more: Partial<Intent> = {}): Intent => ({
  from: { namespace: "shop", workload: "front" },
  host,
  port: 8080,
  path: "/",
  protocol: "http",
  rate: { perSecond: 100 },
  requestBytes: 100,
  responseBytes: 1_000,
  ...more,
});

/** How a workload of `shop` answers: always and within some ten milliseconds, where nothing else is said. */
export const behaviourOf = (workload: string, more: Partial<Behaviour> = {}): Behaviour => ({
  namespace: "shop",
  workload,
  medianMs: 10,
  failures: [],
  ...more,
});

export const demandFor = (intents: readonly Intent[], more: Partial<Demand> = {}): Demand => ({
  intents,
  behaviours: [],
  carriers: "all",
  propagatedHeaders: [],
  ...more,
});

export const flowsOf = (objects: readonly K8sObject[], demand: Demand): readonly MeshFlow[] =>
  solveFlows(objectsView(objects), demand, 1);

/** One line a flow, `role source>destination code/flags rate`, sorted; rates below a millionth left out. */
export const told = (flows: readonly MeshFlow[]): readonly string[] =>
  flows
    .filter(({ perSecond }) => perSecond > 1e-6)
    .map(({ role, source, destination, service, code, grpcStatus, flags, perSecond }) => {
      const end = destination?.workload ?? `(${service.name})`;
      const status = grpcStatus === "" ? code : `${code}/${grpcStatus}`;
      return `${role} ${source.workload}>${end} ${status} ${flags || "-"} ${Number(perSecond.toFixed(3))}`;
    })
    .sort();

export const toldOf = (objects: readonly K8sObject[], demand: Demand): readonly string[] =>
  told(flowsOf(objects, demand));
