import { expect, test } from "vitest";
import type { RevisionDto } from "@/lib/contracts/config/history";
import { configMarks } from "./config-marks";

const object = { kind: "VirtualService", namespace: "shop", name: "cart" };
const revision = (id: number, part: Partial<RevisionDto>): RevisionDto => ({
  id,
  object,
  at: 5_000,
  action: "changed",
  how: "watched",
  manager: "",
  resourceVersion: "",
  changes: [],
  known: true,
  ...part,
});

test("what changed of a shift's plan alone is no mark, what nobody knows the fields of is one", () => {
  const plan = { path: 'metadata.annotations["meshlens.io/shift"]', kind: "changed" } as const;
  const weight = { path: "spec.http[0].route[0].weight", kind: "changed" } as const;
  const marks = configMarks(
    [
      revision(3, { changes: [plan] }),
      revision(2, { changes: [plan, weight] }),
      revision(1, { known: false }),
    ],
    [object],
    5,
  );
  expect(marks.map(({ id }) => id).sort()).toEqual([1, 2]);
});

test("changes of the objects since the start are marked, oldest first; what was found is no change", () => {
  const marks = configMarks(
    [
      revision(5, { at: 9_000 }),
      revision(4, {}),
      revision(3, { action: "found" }),
      revision(2, { object: { ...object, name: "other" } }),
      revision(1, { at: 4_999 }),
    ],
    [object],
    5,
  );
  expect(marks.map(({ id }) => id)).toEqual([4, 5]);
});
