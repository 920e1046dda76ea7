import type { Behaviour } from "../world/behaviour";
import { groupBy } from "../world/group-by";
import type { Intent } from "../world/intent";
import { forcesPlaintext, subsetPods } from "./destination-policy";
import type { Latency } from "./latency";
import type { FlowReporter, MeshFlow } from "./mesh-flow";
import type { MeshPod } from "./mesh-pod";
import type { MeshWorld } from "./mesh-world";
import { peerMode } from "./peer-mode";
import { type RouteTarget, routeTargets } from "./route";

interface Sending {
  readonly world: MeshWorld;
  readonly behaviourOf: (namespace: string, workload: string) => Pick<Behaviour, "medianMs" | "failures">;
  /** Chooses the pod that carries a flow of the given name. */
  readonly pick: (pods: readonly MeshPod[], name: string) => MeshPod | undefined;
}

interface SentIntent extends Intent {
  readonly caller: MeshPod;
  /** Requests (on tcp connections) per second. */
  readonly perSecond: number;
}

type Called = Pick<MeshFlow, "host" | "serviceName" | "serviceNamespace">;
type Answer = Pick<MeshFlow, "code" | "grpcStatus" | "flags"> & { readonly share: number };

const SIGMA = 0.5;
const HEADER_ONLY_BYTES = 90;
const NOBODY: Pick<MeshFlow, "destination" | "mtls"> = { destination: null, mtls: false };

const okAnswer = (protocol: Intent["protocol"]): Omit<Answer, "share"> => ({
  code: protocol === "tcp" ? "" : "200",
  grpcStatus: protocol === "grpc" ? "0" : "",
  flags: "",
});

/** What Envoy itself answers when it cannot forward: an HTTP status and its response flag. */
const refusal = (protocol: Intent["protocol"], code: string, flags: string): Answer => ({
  code: protocol === "tcp" ? "" : code,
  grpcStatus: protocol === "grpc" ? "14" : "",
  flags,
  share: 1,
});

function flowOf(
  intent: SentIntent,
  to: Called & Pick<MeshFlow, "destination" | "mtls" | "reporters">,
  answer: Answer,
  latency: Latency,
): MeshFlow {
  const { host, serviceName, serviceNamespace, destination, mtls, reporters } = to;
  const { share, ...answered } = answer;
  const perSecond = intent.perSecond * share;
  const refused = answered.flags !== "";
  return {
    source: intent.caller.end,
    host,
    serviceName,
    serviceNamespace,
    destination,
    protocol: intent.protocol === "tls" ? "tcp" : intent.protocol,
    ...answered,
    perSecond,
    bytesToServerPerSecond: refused && intent.protocol === "tcp" ? 0 : perSecond * intent.requestBytes,
    bytesToClientPerSecond: perSecond * (refused ? HEADER_ONLY_BYTES : intent.responseBytes),
    latency: intent.protocol === "tcp" ? null : latency,
    mtls,
    reporters,
  };
}

/** A request that reached no workload: only the caller's proxy, if it has one, can tell. */
function undelivered(intent: SentIntent, called: Called, answer: Answer): readonly MeshFlow[] {
  const latency = { medianMs: answer.flags === "" ? 80 : 1, sigma: SIGMA };
  const reporters: readonly FlowReporter[] = intent.caller.end.proxied ? ["source"] : [];
  return [flowOf(intent, { ...called, ...NOBODY, reporters }, answer, latency)];
}

function outside(sending: Sending, intent: SentIntent, host: string): readonly MeshFlow[] {
  const entry = sending.world.serviceEntryAt(host);
  const answer = { ...okAnswer(intent.protocol), share: 1 };
  if (entry) {
    const serviceNamespace = entry.metadata.namespace ?? "";
    return undelivered(intent, { host, serviceName: host, serviceNamespace }, answer);
  }
  if (sending.world.registryOnly && intent.caller.end.proxied)
    return undelivered(
      intent,
      { host, serviceName: "BlackHoleCluster", serviceNamespace: "" },
      refusal(intent.protocol, "502", ""),
    );
  return undelivered(intent, { host, serviceName: "PassthroughCluster", serviceNamespace: "" }, answer);
}

function answersOf(intent: SentIntent, failures: Behaviour["failures"]): readonly Answer[] {
  const ok = okAnswer(intent.protocol);
  if (intent.protocol === "tcp") return [{ ...ok, share: 1 }];
  const failed = failures.reduce((sum, failure) => sum + failure.share, 0);
  const failing = failures.map(({ code, share }) =>
    intent.protocol === "grpc" ? { ...ok, grpcStatus: code, share } : { ...ok, code, share },
  );
  return [{ ...ok, share: 1 - failed }, ...failing].filter((answer) => answer.share > 0);
}

function delivered(
  sending: Sending,
  intent: SentIntent,
  called: Called,
  server: MeshPod,
): readonly MeshFlow[] {
  const { world, behaviourOf } = sending;
  const source = intent.caller.end;
  const destination = server.end;
  const mode = peerMode(world, server);
  const mtls =
    source.proxied && destination.proxied && mode !== "DISABLE" && !forcesPlaintext(world, called.host);
  const { medianMs, failures } = behaviourOf(destination.namespace, destination.workload);
  const latency = { medianMs, sigma: SIGMA };
  const bySource: readonly FlowReporter[] = source.proxied ? ["source"] : [];
  if (destination.proxied && mode === "STRICT" && !mtls)
    return [
      flowOf(
        intent,
        { ...called, destination, mtls, reporters: bySource },
        refusal(intent.protocol, "503", "UC"),
        latency,
      ),
    ];
  const reporters: readonly FlowReporter[] = destination.proxied ? [...bySource, "destination"] : bySource;
  return answersOf(intent, failures).map((answer) =>
    flowOf(intent, { ...called, destination, mtls, reporters }, answer, latency),
  );
}

/** Splits over the workloads behind a target by their number of ready pods, as round robin does. */
function toTarget(sending: Sending, intent: SentIntent, target: RouteTarget): readonly MeshFlow[] {
  const { world, pick } = sending;
  const share = { ...intent, perSecond: intent.perSecond * target.share };
  const service = world.serviceAt(target.host, intent.from.namespace);
  if (!service) return outside(sending, share, target.host);
  const serviceNamespace = service.metadata.namespace ?? "";
  const called = { host: target.host, serviceName: service.metadata.name, serviceNamespace };
  const pods = subsetPods(world, target, world.endpointsOf(service));
  if (!pods)
    return undelivered(
      share,
      { host: target.host, serviceName: "", serviceNamespace: "" },
      refusal(intent.protocol, "503", "NC"),
    );
  if (pods.length === 0) return undelivered(share, called, refusal(intent.protocol, "503", "UH"));
  const byWorkload = groupBy(pods, (pod) => pod.end.workload);
  return [...byWorkload].flatMap(([workload, members]) => {
    const server = pick(
      members,
      `${intent.from.namespace}/${intent.from.workload}>${target.host}/${workload}`,
    );
    if (!server) return [];
    const part = { ...share, perSecond: (share.perSecond * members.length) / pods.length };
    return delivered(sending, part, called, server);
  });
}

/** The flows that one intent becomes under the current configuration. */
export function sendIntent(sending: Sending, intent: SentIntent): readonly MeshFlow[] {
  const { caller, host, path, protocol } = intent;
  // A caller without a proxy knows no routing rules: the cluster's own load balancing serves it.
  const targets = caller.end.proxied
    ? routeTargets(sending.world, { caller, host, path, protocol })
    : [{ host, subset: "", share: 1 }];
  if (targets.length === 0)
    return undelivered(
      intent,
      { host, serviceName: "", serviceNamespace: "" },
      refusal(protocol, "404", "NR"),
    );
  return targets.flatMap((target) => toTarget(sending, intent, target));
}
