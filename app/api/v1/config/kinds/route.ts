import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listKinds } from "@/lib/server/services/config/list-kinds";

export const GET = apiRoute("/api/v1/config/kinds", async ({ backend, recognised, search, signal }) => {
  readParameters(search, []);
  return freshReply(await listKinds(backend, recognised.viewer, signal));
});
