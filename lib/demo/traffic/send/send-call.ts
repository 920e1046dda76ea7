import { waypointFor } from "../ambient/waypoint-for";
import type { CalledService } from "../model/mesh-flow";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { endpointsOf } from "../registry/endpoints-of";
import { routeCall } from "../routing/route-call";
import { carryOut } from "./carry-out";
import { carryOutDecision } from "./carry-out-decision";
import { refusedAt } from "./refused-at";
import type { SentCall, Sending } from "./sending";
import { type Sent } from "./sent";

/** A call sent straight to its host: by the cluster's own load balancing, or by a ztunnel, neither of which knows routes. */
const straight = ({ call }: SentCall): Extract<RouteDecision, { outcome: "forward" }> => ({
  outcome: "forward",
  route: "",
  targets: [{ host: call.host, port: call.port, subset: "", share: 1, call }],
  mirrors: [],
  timeoutMs: null,
  retries: null,
  fault: null,
});

/** What the ztunnel of a client tells of calls that it handed to a waypoint: they were to the service it called. */
const addressedTo = (service: CalledService, client: PodGroup, { flows, arrivals }: Sent): Sent => ({
  flows: flows.map((flow) => ({
    ...flow,
    reports: flow.reports.map((report) =>
      report.reporter === "source" && flow.source === client.end ? { ...report, service } : report,
    ),
  })),
  arrivals,
});

/** A ztunnel hands a call to the waypoint of its service, or of the workloads behind it; else it sends it straight. */
function viaZtunnel(sending: Sending, sent: SentCall): Sent {
  const { client, call } = sent;
  const { service, endpoints } = endpointsOf(sending.world, client, { host: call.host, port: call.port });
  const [server = null] = endpoints.kind === "pods" ? endpoints.groups : [];
  const waypoint = waypointFor(sending.world, { client, service, server });
  if (!waypoint) return carryOut(sending, { sent, waypoint: null }, straight(sent));
  return addressedTo(service, client, sending.viaWaypoint(sent, waypoint));
}

/** The flows that a call becomes under the configuration of the moment, by the data plane of its sender. */
export function sendCall(sending: Sending, sent: SentCall): Sent {
  const routing = { sent, waypoint: null };
  const { client, call } = sent;
  switch (client.end.dataPlane) {
    case "none":
      return carryOut(sending, routing, straight(sent));
    case "ztunnel":
      return viaZtunnel(sending, sent);
    case "gateway":
      return (
        refusedAt(sending, routing, "gateway", client) ??
        carryOutDecision(sending, routing, routeCall(sending.world, client, call))
      );
    default:
      return carryOutDecision(sending, routing, routeCall(sending.world, client, call));
  }
}
