import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Exposure } from "@/lib/domain/exposure/exposure";
import { listExposures } from "@/lib/domain/exposure/list-exposures";
import type { Backend } from "../../backend";
import type { Reply } from "../../http/reply";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { meshReply, type MeshObservation } from "../mesh/observe-mesh";

type Response = DeepReadonly<ExposuresResponse>;

/** Everything that can be reached from outside, as far as the viewer may know of the gateway; routes they may not read are not named. */
export async function getExposures(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<Reply<Response>> {
  return meshReply("exposures", answer, backend, viewer, asked, signal);
}

function answer({ mesh, at, warnings, sees, hide }: MeshObservation): Response {
  const exposures = listExposures(mesh)
    .filter(({ gateway }) => sees(gateway))
    .map((exposure) => {
      const { route, authentication, notes } = exposure;
      return {
        ...(route === null || sees(route) ? exposure : withoutRoute(exposure)),
        authentication: { ...authentication, by: authentication.by.filter(sees) },
        notes: notes.map((note) => ({ ...note, message: hide(note.message) })),
      };
    });
  return { at, windowSeconds: mesh.windowSeconds, exposures, warnings };
}

/** What its gateway alone tells of a line: neither the route nor what that asks of requests. */
function withoutRoute(exposure: Exposure): Exposure {
  const [scheme = "", , authority = ""] = exposure.example.url.split("/", 3);
  const example = { url: `${scheme}//${authority}/`, method: "GET", headers: {} };
  return { ...exposure, route: null, routePath: "", condition: "", destinations: [], example };
}
