import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { readServiceName } from "@/lib/server/requests/read-service-name";
import { parseWindow } from "@/lib/server/requests/parse-window";
import { getSeries } from "@/lib/server/services/splits/get-series";

const LONGEST_SECONDS = 7 * 86_400;

export const GET = apiRoute("/api/v1/splits/series", async ({ backend, recognised, search, signal }) => {
  const parameters = readParameters(search, ["namespace", "name", "span"]);
  const spanSeconds = parseWindow(parameters["span"] ?? "1h", LONGEST_SECONDS);
  const asked = { service: readServiceName(parameters), spanSeconds };
  return freshReply(await getSeries(backend, recognised.viewer, asked, signal));
});
