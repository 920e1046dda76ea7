import type { MeshFlow } from "../traffic/model/mesh-flow";
import type { ObjectsView } from "../world/objects-view";
import { istiodStreams } from "./control-plane/istiod-streams";
import { meshSize } from "./control-plane/mesh-size";
import type { PushedChanges } from "./control-plane/pushed-changes";
import { proxyStreams } from "./control-plane/proxy-streams";
import type { Measured } from "./counters/counter-log";
import type { MetricStream } from "./counters/metric-stream";
import { flowStreams } from "./istio/flow-streams";
import { containerStream } from "./resources/container-stream";
import { runningContainers } from "./resources/pod-containers";
import { IDLE, podLoads } from "./resources/pod-loads";
import type { ScrapeTarget } from "./scrape/scrape-target";
import { type ScrapeTargets, scrapeTargets } from "./scrape/scrape-targets";
import { targetStream } from "./scrape/target-stream";

/** A cluster from a moment on, what flows in it, and what changed at that moment. */
interface MeasuredMoment {
  readonly view: ObjectsView;
  readonly flows: readonly MeshFlow[];
  readonly changes: PushedChanges;
}

function* resourceStreams(view: ObjectsView, flows: readonly MeshFlow[]): Generator<MetricStream> {
  const loads = podLoads(flows);
  for (const pod of view.list("", "Pod"))
    for (const one of runningContainers(pod))
      yield containerStream(one, loads.get(`${one.namespace}/${one.pod}`) ?? IDLE);
}

/** What the parts of the mesh tell of themselves. */
function* meshStreams({ view, changes }: MeasuredMoment, targets: ScrapeTargets): Generator<MetricStream> {
  const size = meshSize(view, targets);
  for (const target of targets.pods)
    yield* target.labels["app"] === "istiod"
      ? istiodStreams(target, size, changes)
      : proxyStreams(target, targets.redirectedOn(target.node));
}

function* exposedStreams(moment: MeasuredMoment, targets: ScrapeTargets): Generator<MetricStream> {
  const { view, flows } = moment;
  for (const flow of flows) yield* flowStreams(flow, targets);
  yield* meshStreams(moment, targets);
  yield* resourceStreams(view, flows);
}

/** The streams, and in the end what Prometheus records of each target: the pods that are scraped and the kubelets. */
function* withTargets(streams: Iterable<MetricStream>, targets: ScrapeTargets): Generator<MetricStream> {
  const samples = new Map<string, { readonly target: ScrapeTarget; count: number }>(
    targets.pods.filter(({ scraped }) => scraped).map((target) => [target.id, { target, count: 0 }]),
  );
  for (const stream of streams) {
    const { target, rates } = stream;
    const known = samples.get(target.id);
    if (known) known.count += rates.length;
    else samples.set(target.id, { target, count: rates.length });
    yield stream;
  }
  for (const { target, count } of samples.values()) yield targetStream(target, count);
}

/** Everything the targets of a cluster expose from a moment on. */
export function measuredMesh(moment: MeasuredMoment): Measured {
  const targets = scrapeTargets(moment.view);
  return {
    streams: withTargets(exposedStreams(moment, targets), targets),
    isAlive: targets.isAlive,
  };
}
