import { apiRoute } from "@/lib/server/http/api-route";
import { readMeshQuestion } from "@/lib/server/requests/read-mesh-question";
import { getExposures } from "@/lib/server/services/routes/get-exposures";

export const GET = apiRoute("/api/v1/exposures", async (call) =>
  getExposures(call.backend, call.recognised.viewer, await readMeshQuestion(call), call.signal),
);
