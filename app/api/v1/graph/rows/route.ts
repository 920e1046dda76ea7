import { apiRoute } from "@/lib/server/http/api-route";
import { readGraphRequest } from "@/lib/server/requests/read-graph-request";
import { getGraphRows } from "@/lib/server/services/get-graph-rows";

export const GET = apiRoute("/api/v1/graph/rows", async (call) =>
  getGraphRows(call.backend, call.recognised.viewer, await readGraphRequest(call), call.signal),
);
