import { apiRoute } from "@/lib/server/http/api-route";
import { readMeshQuestion } from "@/lib/server/requests/read-mesh-question";
import { getSplits } from "@/lib/server/services/splits/get-splits";

export const GET = apiRoute("/api/v1/splits", async (call) =>
  getSplits(call.backend, call.recognised.viewer, await readMeshQuestion(call), call.signal),
);
