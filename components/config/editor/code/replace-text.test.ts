import fc from "fast-check";
import { expect, test } from "vitest";
import { replaceText } from "./replace-text";

test("only what differs is replaced, so the cursor stays where it is", () => {
  expect(replaceText("a: 1\nb: 2\nc: 3\n", "a: 1\nb: 22\nc: 3\n")).toEqual({ from: 9, to: 9, insert: "2" });
  expect(replaceText("same", "same")).toBeNull();
});

test("the change turns the one text into the other", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const change = replaceText(before, after);
      const made =
        change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
      expect(made).toBe(after);
    }),
  );
});
