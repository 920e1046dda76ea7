import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listNamespaces } from "@/lib/server/services/list-namespaces";

export const GET = apiRoute("/api/v1/namespaces", async ({ backend, recognised, search, signal }) => {
  readParameters(search, []);
  return freshReply(await listNamespaces(backend, recognised.viewer, signal));
});
