import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readStrictQuestion } from "@/lib/server/requests/read-strict-question";
import { getStrict } from "@/lib/server/services/mtls/get-strict";

export const GET = apiRoute("/api/v1/mtls/strict", async ({ backend, recognised, search, signal }) =>
  freshReply(await getStrict(backend, recognised.viewer, readStrictQuestion(search), signal)),
);
