import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { listExposures } from "@/lib/domain/exposure/list-exposures";
import type { Backend } from "../../backend";
import { observeMesh } from "../mesh/observe-mesh";

/** Everything that can be reached from outside, as far as the viewer may know of the gateway; routes they may not read are not named. */
export async function getExposures(
  backend: Backend,
  viewer: Viewer,
  asked: { readonly namespaces: readonly string[] | null; readonly windowSeconds: number },
  signal: AbortSignal,
): Promise<DeepReadonly<ExposuresResponse>> {
  const { mesh, at, warnings, sees, hide } = await observeMesh(backend, viewer, asked, signal);
  const exposures = listExposures(mesh)
    .filter(({ gateway }) => sees(gateway))
    .map((exposure) => {
      const { route, authentication, notes } = exposure;
      const known = route === null || sees(route);
      return {
        ...exposure,
        destinations: known ? exposure.destinations : [],
        route: known ? route : null,
        authentication: { ...authentication, by: authentication.by.filter(sees) },
        notes: notes.map((note) => ({ ...note, message: hide(note.message) })),
      };
    });
  return { at, windowSeconds: asked.windowSeconds, exposures, warnings };
}
