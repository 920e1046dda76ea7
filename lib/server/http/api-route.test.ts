import { beforeEach, describe, expect, test } from "vitest";
import { problemSchema } from "@/lib/contracts/problem";
import { fakeContainer, type FakeContainer } from "@/lib/testing/fake-container";
import { setCurrentContainer } from "../current-container";
import { badParameter, unavailable } from "../errors";
import { apiRoute } from "./api-route";
import { freshReply } from "./reply";

let container: FakeContainer;
beforeEach(() => {
  container = fakeContainer();
  setCurrentContainer(container);
});

function ask(route: ReturnType<typeof apiRoute>, headers: Record<string, string> = {}): Promise<Response> {
  return route(new Request("http://localhost:3000/api/v1/x?a=1", { headers }));
}

describe("a route of the API", () => {
  test("answers JSON that caches must revalidate, and 304 to who has it already", async () => {
    const route = apiRoute("/x", ({ search }) => Promise.resolve(freshReply({ a: search.get("a") })));
    const first = await ask(route);
    expect(first.headers.get("content-type")).toBe("application/json");
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(await first.json()).toEqual({ a: "1" });
    const again = await ask(route, { "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test.each([
    [badParameter("window", "Too long."), { status: 400, parameter: "window" }],
    [unavailable("prometheus", "Connection refused."), { status: 503, dependency: "prometheus" }],
  ])("%s becomes its problem document", async (error, expected) => {
    const response = await ask(apiRoute("/x", () => Promise.reject(error)));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const body: unknown = await response.json();
    expect(problemSchema.parse(body)).toMatchObject(expected);
    expect(response.status).toBe(expected.status);
  });

  test("an unexpected error is logged and tells the viewer nothing of its inside", async () => {
    const route = apiRoute("/x", () => Promise.reject(new TypeError("secret is undefined")));
    const response = await ask(route);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(container.logged.join()).toContain("secret is undefined");
  });

  test("an error while the body is made is answered as well", async () => {
    const body = (): never => {
      throw new Error("cannot build");
    };
    const response = await ask(
      apiRoute("/x", () => Promise.resolve({ cacheKey: null, reusableMs: 0, body })),
    );
    expect(response.status).toBe(500);
  });

  test("is counted by route and status, without the query string", async () => {
    await ask(apiRoute("/x", () => Promise.resolve(freshReply(1))));
    const { text } = await container.meters.exposition();
    expect(text).toContain('meshlens_http_request_duration_seconds_count{route="/x",status="200"} 1');
    expect(container.logged.join()).not.toContain("a=1");
  });

  test("neither cookies nor authorization reach the log", () => {
    container.log.error({ headers: { cookie: "c00kie", authorization: "t0ken" }, token: "t0ken" }, "x");
    expect(container.logged.join()).not.toMatch(/c00kie|t0ken/);
  });
});
