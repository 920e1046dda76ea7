import { expect, test } from "vitest";
import { sampleDestination } from "@/lib/testing/sample-split";
import { splitReasons } from "./split-reasons";

test("each reason is told once, and a longer way of saying the same is left out", () => {
  const notes = [{ code: "noTraffic", message: "Nobody calls it." }] as const;
  const destinations = ["Nobody calls it.", "And so: Nobody calls it.", "v2 has no pods.", "", undefined].map(
    (reason) => sampleDestination(reason === undefined ? {} : { reason, reasonCode: "x" }),
  );
  expect(splitReasons({ notes: [...notes], destinations })).toEqual([
    notes[0],
    { code: "x", message: "v2 has no pods." },
  ]);
});
