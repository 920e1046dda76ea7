import fc from "fast-check";
import { expect, test } from "vitest";
import { configRevision } from "@/lib/testing/config-revision";
import { timelineEntries } from "./timeline-entries";

test("many found objects in a row are one entry, few stand for themselves", () => {
  const revisions = ["found", "found", "changed", "found", "found", "found", "found", "created"] as const;
  const entries = timelineEntries(
    revisions.map((action, id) => configRevision({ id, action, at: 100 - id })),
  );
  expect(
    entries.map((entry) => (entry.type === "found" ? entry.revisions.length : entry.revision.action)),
  ).toEqual(["found", "found", "changed", 4, "created"]);
  expect(entries[3]?.at).toBe(97);
});

test("nothing is lost and the order stays", () => {
  const actions = fc.array(fc.constantFrom("found", "changed", "deleted"));
  fc.assert(
    fc.property(actions, (some) => {
      const revisions = some.map((action, id) => configRevision({ id, action }));
      const back = timelineEntries(revisions).flatMap((entry) =>
        entry.type === "found" ? entry.revisions : [entry.revision],
      );
      expect(back).toEqual(revisions);
    }),
  );
});
