import { afterEach, expect, test, vi } from "vitest";
import { objectResponse } from "@/lib/testing/object-response";
import { loadObjects } from "./load-objects";

afterEach(() => vi.unstubAllGlobals());

const refs = Array.from({ length: 20 }, (_, index) => ({
  kind: "Sidecar",
  namespace: "a",
  name: `s${String(index)}`,
}));

function answerWith(answer: (name: string) => Response): { most: () => number } {
  let running = 0;
  let most = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return answer(url.split("/").at(-1) ?? "");
  });
  return { most: () => most };
}

test("objects come in the order asked for, a few at a time", async () => {
  const asked = answerWith((name) =>
    Response.json(objectResponse({ ref: { kind: "Sidecar", namespace: "a", name } })),
  );
  const loaded = await loadObjects(refs, new AbortController().signal);
  expect(loaded.map(({ ref }) => ref)).toEqual(refs);
  expect(asked.most()).toBeLessThanOrEqual(6);
});

test("one that cannot be read fails the whole, with its reason", async () => {
  answerWith((name) =>
    name === "s7"
      ? Response.json({ title: "Gone", detail: "s7 is gone.", status: 404 }, { status: 404 })
      : Response.json(objectResponse()),
  );
  await expect(loadObjects(refs, new AbortController().signal)).rejects.toMatchObject({ status: 404 });
});
