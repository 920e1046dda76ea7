import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { SplitsResponse } from "@/lib/contracts/splits/splits-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { listSplits } from "@/lib/domain/splits/list-splits";
import type { Backend } from "../../backend";
import type { Reply } from "../../http/reply";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { meshReply } from "../mesh/observe-mesh";
import { toSplitDto } from "./to-split-dto";

/** Every route of the namespaces that divides requests, as it is configured and as it was observed. */
export async function getSplits(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<Reply<DeepReadonly<SplitsResponse>>> {
  const now = backend.clock.now();
  return meshReply(
    "splits",
    (observation) => {
      const { mesh, at, warnings, sees } = observation;
      const splits = listSplits(mesh)
        .filter(({ object }) => sees(object))
        .map((split) => toSplitDto(split, observation, now));
      return { at, windowSeconds: asked.windowSeconds, splits, warnings };
    },
    backend,
    viewer,
    asked,
    signal,
  );
}
