import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { getStatus } from "@/lib/server/services/get-status";

export const GET = apiRoute("/api/v1/status", async ({ backend, recognised, search, signal }) => {
  readParameters(search, []);
  return freshReply(await getStatus(backend, recognised, signal));
});
