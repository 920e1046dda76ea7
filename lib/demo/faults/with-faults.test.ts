import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { ServerFault } from "./fault";
import { withFaults } from "./with-faults";

const BODY = JSON.stringify({ status: "success", data: { resultType: "vector", result: [1, 2, 3, 4] } });
let server: Server | undefined;

async function serve(...faults: readonly ServerFault[]): Promise<string> {
  const listener = withFaults((_request, response) => response.end(BODY), {
    faults: () => faults,
    errorBody: (status) => ({ error: `status ${status}` }),
    clock: { now: () => Date.parse("2031-02-03T04:05:06.789Z") },
  });
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  return `http://127.0.0.1:${address.port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe("withFaults", () => {
  it("changes nothing without faults", async () => {
    expect(await (await fetch(await serve())).text()).toBe(BODY);
  });

  it.each([
    [{ kind: "error", status: 500 }, 500],
    [{ kind: "error", status: 429 }, 429],
    [{ kind: "expired-credentials" }, 401],
  ] as const)("answers %j with %d", async (fault, status) => {
    const response = await fetch(await serve(fault));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: `status ${status}` });
    expect(response.headers.get("retry-after")).toBe(status === 429 ? "1" : null);
  });

  it("holds an answer back as long as the slowest fault says", async () => {
    const from = performance.now();
    await fetch(await serve({ kind: "slow", ms: 20 }, { kind: "slow", ms: 60 }));
    expect(performance.now() - from).toBeGreaterThanOrEqual(55);
  });

  it("tells the time of a clock that is wrong in each answer", async () => {
    const dateOf = async (url: string): Promise<string | null> => (await fetch(url)).headers.get("date");
    expect(await dateOf(await serve({ kind: "skew", ms: 5_000 }))).toBe("Mon, 03 Feb 2031 04:05:06 GMT");
    server?.close();
    const failing = await serve({ kind: "error", status: 500 }, { kind: "skew", ms: 5_000 });
    expect(await dateOf(failing)).toBe("Mon, 03 Feb 2031 04:05:06 GMT");
    server?.close();
    expect(await dateOf(await serve())).not.toContain("2031");
  });

  it("never answers a request that hangs", async () => {
    const url = await serve({ kind: "hang" });
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow("timeout");
  });

  it("breaks a body off", async () => {
    const response = await fetch(await serve({ kind: "cut", bytes: 10 }));
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("lets a body through that is shorter than the cut", async () => {
    expect(await (await fetch(await serve({ kind: "cut", bytes: 1_000 }))).text()).toBe(BODY);
  });

  it("leaves part of a result out and warns of it", async () => {
    const answer: unknown = await (await fetch(await serve({ kind: "partial", share: 0.5 }))).json();
    expect(answer).toMatchObject({
      data: { result: [1, 2] },
      warnings: [expect.stringContaining("could not be read")],
    });
  });

  it("tells a watch that it is too old, and nothing else", async () => {
    const url = await serve({ kind: "gone" });
    expect(await (await fetch(`${url}/api/v1/pods?watch=true`)).json()).toMatchObject({
      type: "ERROR",
      object: { code: 410 },
    });
    expect(await (await fetch(`${url}/api/v1/pods`)).text()).toBe(BODY);
  });

  it("drops a watch after its time", async () => {
    const started = createServer(
      withFaults((_request, response) => void response.write("{}\n"), {
        faults: () => [{ kind: "drop-watches", ms: 20 }],
        errorBody: () => ({}),
        clock: Date,
      }),
    );
    server = started;
    await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
    const address = started.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/pods?watch=true`);
    await expect(response.text()).rejects.toThrow("terminated");
  });
});
