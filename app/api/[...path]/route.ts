import { problemResponse } from "@/lib/server/http/problem-response";

/** Every path of the API that is none. */
export function GET(): Response {
  return problemResponse({
    type: "about:blank",
    title: "Not found",
    status: 404,
    detail: "The API has no such path; /api/v1/openapi.json lists those it has.",
  });
}
