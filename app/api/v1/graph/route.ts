import { apiRoute } from "@/lib/server/http/api-route";
import { readGraphRequest } from "@/lib/server/requests/read-graph-request";
import { getGraph } from "@/lib/server/services/get-graph";

export const GET = apiRoute("/api/v1/graph", async (call) =>
  getGraph(call.backend, call.recognised.viewer, await readGraphRequest(call), call.signal),
);
