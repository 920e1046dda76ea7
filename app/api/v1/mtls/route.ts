import { apiRoute } from "@/lib/server/http/api-route";
import { readMeshQuestion } from "@/lib/server/requests/read-mesh-question";
import { getMtls } from "@/lib/server/services/mtls/get-mtls";

export const GET = apiRoute("/api/v1/mtls", async (call) =>
  getMtls(call.backend, call.recognised.viewer, await readMeshQuestion(call), call.signal),
);
