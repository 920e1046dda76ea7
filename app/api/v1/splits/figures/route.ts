import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { parseSince } from "@/lib/server/requests/parse-since";
import { readParameters } from "@/lib/server/requests/read-parameters";
import { readServiceName } from "@/lib/server/requests/read-service-name";
import { getFigures } from "@/lib/server/services/splits/get-figures";

export const GET = apiRoute("/api/v1/splits/figures", async ({ backend, recognised, search, signal }) => {
  const parameters = readParameters(search, ["namespace", "name", "since"]);
  const since = parseSince(parameters["since"], backend.clock.now() / 1000);
  const asked = { service: readServiceName(parameters), since };
  return freshReply(await getFigures(backend, recognised.viewer, asked, signal));
});
