import { apiRoute } from "@/lib/server/http/api-route";
import { freshReply } from "@/lib/server/http/reply";
import { readFiguresQuestion } from "@/lib/server/requests/read-figures-question";
import { getFigures } from "@/lib/server/services/splits/get-figures";

export const GET = apiRoute("/api/v1/splits/figures", async ({ backend, recognised, search, signal }) => {
  const asked = readFiguresQuestion(search, backend.clock.now() / 1000);
  return freshReply(await getFigures(backend, recognised.viewer, asked, signal));
});
