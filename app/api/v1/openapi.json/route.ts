import { apiRoute } from "@/lib/server/http/api-route";
import { openApiDocument } from "@/lib/server/openapi/open-api-document";
import { VERSION } from "@/lib/server/version";

export const GET = apiRoute("/api/v1/openapi.json", () =>
  Promise.resolve({
    cacheKey: "openapi",
    reusableMs: Number.MAX_SAFE_INTEGER,
    body: () => openApiDocument(VERSION),
  }),
);
