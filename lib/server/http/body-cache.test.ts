import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBodyCache } from "./body-cache";
import { freshReply, type Reply } from "./reply";

const large = { text: "mesh ".repeat(1000) };

function counted(cacheKey: string | null): { reply: Reply<unknown>; made: () => number } {
  let made = 0;
  const body = (): unknown => {
    made += 1;
    return large;
  };
  return { reply: { cacheKey, reusableMs: 15_000, body }, made: () => made };
}

describe("the body cache", () => {
  test("what is sent is the JSON of the body in the encoding it says", async () => {
    const bodies = createBodyCache({ now: () => 0 });
    const decoded = {
      br: brotliDecompressSync((await bodies.encode(freshReply(large), "br")).bytes),
      gzip: gunzipSync((await bodies.encode(freshReply(large), "gzip")).bytes),
      identity: Buffer.from((await bodies.encode(freshReply(large), "identity")).bytes),
    };
    for (const bytes of Object.values(decoded)) expect(JSON.parse(bytes.toString())).toEqual(large);
  });

  test("a small body is not compressed", async () => {
    const bodies = createBodyCache({ now: () => 0 });
    expect((await bodies.encode(freshReply({ ok: true }), "br")).encoding).toBe("identity");
  });

  test("equal replies are made and compressed once, also at the same time, until they expire", async () => {
    let now = 0;
    const bodies = createBodyCache({ now: () => now });
    const { reply, made } = counted("k");
    await Promise.all([bodies.encode(reply, "br"), bodies.encode(reply, "br")]);
    now = 14_999;
    await bodies.encode(reply, "br");
    expect(made()).toBe(1);
    await bodies.encode(reply, "gzip");
    expect(made()).toBe(2);
    now = 15_000;
    await bodies.encode(reply, "br");
    expect(made()).toBe(3);
  });

  test("a reply without a key is made each time", async () => {
    const bodies = createBodyCache({ now: () => 0 });
    const { reply, made } = counted(null);
    await bodies.encode(reply, "br");
    await bodies.encode(reply, "br");
    expect(made()).toBe(2);
  });

  test("the etag tells bodies and encodings apart and equal ones not", async () => {
    const bodies = createBodyCache({ now: () => 0 });
    const etag = async (body: unknown, encoding: "br" | "gzip"): Promise<string> =>
      (await bodies.encode(freshReply(body), encoding)).etag;
    expect(await etag(large, "br")).toBe(await etag(large, "br"));
    expect(await etag(large, "br")).not.toBe(await etag(large, "gzip"));
    expect(await etag(large, "br")).not.toBe(await etag({ ...large, n: 1 }, "br"));
  });

  test("a body that cannot be made fails for its callers and is not kept", async () => {
    const bodies = createBodyCache({ now: () => 0 });
    const broken: Reply<unknown> = {
      cacheKey: "k",
      reusableMs: 1000,
      body: () => {
        throw new Error("no body");
      },
    };
    await expect(bodies.encode(broken, "br")).rejects.toThrow("no body");
    expect((await bodies.encode(counted("k").reply, "br")).bytes.length).toBeGreaterThan(0);
  });
});
