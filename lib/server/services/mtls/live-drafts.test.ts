import { describe, expect, it } from "vitest";
import { fakeBackend } from "@/lib/testing/fake-backend";
import { liveDrafts } from "./live-drafts";

const VIEWER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(5_000);
const policy = (mode: string, more = {}) => ({
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
  metadata: { name: "default", namespace: "shop", ...more },
  spec: { mtls: { mode } },
});
const EDIT = { baseline: policy("PERMISSIVE"), edited: policy("STRICT") };

describe("drafts of what a verdict asks for", () => {
  it("change the object as the API server has it, and nothing else of it", async () => {
    const backend = fakeBackend(["shop"]);
    const more = { finalizers: ["keep"] };
    backend.editor.put(policy("PERMISSIVE", more));
    const live = await liveDrafts(backend, VIEWER, [EDIT], signal);
    expect(live).toMatchObject({ ok: true });
    const [draft] = live.ok ? live.drafts : [];
    expect(draft?.baseline).toMatchObject({ metadata: more });
    expect(draft?.edited).toEqual({ ...draft?.baseline, spec: { mtls: { mode: "STRICT" } } });
  });

  it("create what is not there", async () => {
    const edit = { baseline: null, edited: policy("STRICT") };
    expect(await liveDrafts(fakeBackend(["shop"]), VIEWER, [edit], signal)).toEqual({
      ok: true,
      drafts: [edit],
    });
  });

  it("are none where the object is gone, or is no longer as the verdict saw it", async () => {
    const backend = fakeBackend(["shop"]);
    expect(await liveDrafts(backend, VIEWER, [EDIT], signal)).toMatchObject({ ok: false });
    backend.editor.put(policy("DISABLE"));
    expect(await liveDrafts(backend, VIEWER, [EDIT], signal)).toEqual({
      ok: false,
      because: "PeerAuthentication shop/default has just changed",
    });
  });
});
