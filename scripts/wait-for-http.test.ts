import { expect, it } from "vitest";
import { waitForHttp } from "./wait-for-http";

it("waits no longer once interrupted", async () => {
  const signal = AbortSignal.abort();
  expect(await waitForHttp("http://127.0.0.1:9/livez", { signal, timeoutMs: 60_000 })).toEqual({
    ok: false,
    cause: "interrupted",
  });
});
