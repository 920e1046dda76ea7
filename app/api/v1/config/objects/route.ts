import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseNamespaces } from "@/lib/server/requests/parse-namespaces";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listObjects } from "@/lib/server/services/config/list-objects";

export const GET = apiRoute("/api/v1/config/objects", async ({ backend, recognised, search, signal }) => {
  const { namespaces, text = "" } = readParameters(search, ["namespaces", "text"]);
  const request = { namespaces: parseNamespaces(namespaces), text };
  return freshReply(await listObjects(backend, recognised.viewer, request, signal));
});
