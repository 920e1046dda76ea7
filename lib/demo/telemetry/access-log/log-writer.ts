import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { MeshWorld } from "../../traffic/model/mesh-world";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap } from "../../world/read-json";
import type { FlowEpoch } from "../flow-history";
import { podTarget } from "../scrape/pod-target";
import { accessLogSettings } from "./access-log-settings";
import { answeringLine, callingLine } from "./application-line";
import { calledAddress } from "./called-address";
import { type EnvoySide, envoyFields } from "./envoy-fields";
import { envoyLine } from "./envoy-line";
import { applicationParts, envoyParts, type LogPart, ztunnelParts } from "./log-parts";
import type { MadeRequest } from "./made-request";
import { ztunnelLine } from "./ztunnel-line";

/** What a container writes to its log. */
export interface LogWriter {
  readonly flowsOf: (epoch: FlowEpoch) => readonly MeshFlow[];
  readonly partsOf: (flow: MeshFlow) => readonly LogPart[];
  readonly write: (request: MadeRequest, side: LogPart["side"]) => string;
}

const ENVOY_SIDES: Readonly<Record<LogPart["side"], EnvoySide>> = {
  client: "client",
  server: "server",
  waypoint: "waypoint",
  ztunnelOut: "client",
  ztunnelIn: "server",
  calling: "client",
  answering: "server",
};

/** An Envoy beside an application, or the only container of a gateway or waypoint. */
function envoyWriter(world: MeshWorld, namespace: string, pod: K8sObject): LogWriter | null {
  const settings = accessLogSettings(world, namespace, textMap(jsonAt(pod, "metadata", "labels")));
  if (!settings) return null;
  return {
    flowsOf: (epoch) => epoch.flowsOf(namespace, pod.metadata.name),
    partsOf: (flow) =>
      settings.isWritten(Number(flow.code)) ? envoyParts(flow, { namespace, pod: pod.metadata.name }) : [],
    write: (request, side) =>
      envoyLine(settings.format, envoyFields(request, ENVOY_SIDES[side], calledAddress(world, request.flow))),
  };
}

const ztunnelWriter = (world: MeshWorld, node: string): LogWriter => ({
  flowsOf: (epoch) => epoch.flowsThrough(node),
  partsOf: (flow) => ztunnelParts(flow, node),
  write: (request, side) =>
    ztunnelLine(request, side === "ztunnelIn" ? "inbound" : "outbound", calledAddress(world, request.flow)),
});

const applicationWriter = (namespace: string, pod: string): LogWriter => ({
  flowsOf: (epoch) => epoch.flowsOf(namespace, pod),
  partsOf: (flow) => applicationParts(flow, { namespace, pod }),
  write: (request, side) => (side === "calling" ? callingLine(request) : answeringLine(request)),
});

/** Who writes the log of a pod's container; null for one that writes nothing. The first container is the application. */
export function logWriter(world: MeshWorld, pod: K8sObject, container: string): LogWriter | null {
  const target = podTarget(pod);
  if (!target) return null;
  if (target.proxy === "ztunnel") return ztunnelWriter(world, target.node);
  if (container === "istio-proxy") return envoyWriter(world, target.namespace, pod);
  const applications = objectsIn(jsonAt(pod, "spec", "containers")).filter(
    ({ name }) => name !== "istio-proxy",
  );
  return applications[0]?.["name"] === container ? applicationWriter(target.namespace, target.pod) : null;
}
