import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { thinResult } from "./thin-result";

let server: Server | undefined;

/** What is read of a body that a server writes in these pieces, half of its result taken out. */
async function thinnedBody(pieces: readonly (string | Uint8Array)[]): Promise<string> {
  const started = createServer((_request, response) => {
    thinResult(response, 0.5);
    for (const piece of pieces) response.write(piece);
    response.end();
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  return (await fetch(`http://127.0.0.1:${address.port}`)).text();
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe("thinResult", () => {
  it("takes its share out of an answer that is written in pieces, wherever they end", async () => {
    const body = Buffer.from('{"status":"success","data":{"result":["größer","größer"]}}');
    const pieces = Array.from(body, (_, index) => body.subarray(index, index + 1));
    expect(JSON.parse(await thinnedBody(pieces))).toMatchObject({ data: { result: ["größer"] } });
  });

  it("warns where there is no result to take from", async () => {
    expect(JSON.parse(await thinnedBody(['{"status":"success",', '"data":["up"]}']))).toEqual({
      status: "success",
      data: ["up"],
      warnings: [expect.stringContaining("could not be read")],
    });
  });

  it.each([
    ["an error", '{"status":"error","error":"no"}'],
    ["plain text", "404 page not found\n"],
    ["nothing", ""],
  ])("leaves %s as it is", async (_name, body) => {
    expect(await thinnedBody([body])).toBe(body);
  });
});
