import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseId } from "@/lib/server/requests/parse-id";
import { parseNamespaces } from "@/lib/server/requests/parse-namespaces";
import { readObjectRef } from "@/lib/server/requests/read-object-ref";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { listHistory } from "@/lib/server/services/config/list-history";

const NAMES = ["namespaces", "kind", "namespace", "name", "before"];

export const GET = apiRoute("/api/v1/config/history", async ({ backend, recognised, search, signal }) => {
  const { namespaces, kind, namespace = "-", name = "", before } = readParameters(search, NAMES);
  const request = {
    namespaces: parseNamespaces(namespaces),
    object: kind === undefined ? null : readObjectRef({ kind, namespace, name }),
    before: parseId("before", before),
  };
  return freshReply(await listHistory(backend, recognised.viewer, request, signal));
});
