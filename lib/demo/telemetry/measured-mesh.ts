import type { MeshFlow } from "../traffic/model/mesh-flow";
import type { ObjectsView } from "../world/objects-view";
import type { Measured } from "./counters/counter-log";
import { flowStreams } from "./istio/flow-streams";
import { scrapeTargets } from "./scrape/scrape-targets";

/** Everything the targets of a cluster expose while these flows flow. */
export function measuredMesh(view: ObjectsView, flows: readonly MeshFlow[]): Measured {
  const targets = scrapeTargets(view);
  return {
    streams: flows.flatMap((flow) => flowStreams(flow, targets)),
    isAlive: (life) => targets.isAlive(life),
  };
}
