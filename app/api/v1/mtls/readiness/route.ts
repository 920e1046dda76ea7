import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readReadinessQuestion } from "@/lib/server/requests/read-strict-question";
import { getReadiness } from "@/lib/server/services/mtls/get-readiness";

export const GET = apiRoute("/api/v1/mtls/readiness", async ({ backend, recognised, search, signal }) =>
  freshReply(await getReadiness(backend, recognised.viewer, readReadinessQuestion(search), signal)),
);
