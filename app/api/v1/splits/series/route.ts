import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readSeriesQuestion } from "@/lib/server/requests/read-figures-question";
import { getSeries } from "@/lib/server/services/splits/get-series";

export const GET = apiRoute("/api/v1/splits/series", async ({ backend, recognised, search, signal }) =>
  freshReply(await getSeries(backend, recognised.viewer, readSeriesQuestion(search), signal)),
);
