import { expect, it } from "vitest";
import { createLogger } from "@/lib/server/logger";
import { fakeHistoryStore } from "@/lib/testing/fake-history-store";
import { writeAudit } from "./write-audit";

it("keeps the whole entry, and logs who did what to which object with nothing of its content", () => {
  const lines: string[] = [];
  const history = fakeHistoryStore({ now: () => 0 });
  const entry = {
    at: 1,
    identity: "ann",
    action: "update" as const,
    object: { kind: "VirtualService", namespace: "shop", name: "reviews" },
    outcome: "refused" as const,
    message: 'Invalid value: "s3cret"',
    before: '{"spec":"s3cret"}',
    after: null,
  };
  writeAudit(history, createLogger("info", { write: (line) => void lines.push(line) }), entry);
  expect(history.audit).toEqual([{ ...entry, id: 1 }]);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    audit: { identity: "ann", action: "update", name: "reviews", outcome: "refused" },
  });
  expect(lines.join()).not.toContain("s3cret");
});
