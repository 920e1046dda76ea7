import { apiRoute } from "@/lib/server/http/api-route";
import { readMeshQuestion } from "@/lib/server/requests/read-mesh-question";
import { getEgress } from "@/lib/server/services/mtls/get-egress";

export const GET = apiRoute("/api/v1/egress", async (call) =>
  getEgress(call.backend, call.recognised.viewer, await readMeshQuestion(call), call.signal),
);
