import { expect, test } from "vitest";
import { endedMarkdown, endedText } from "./ended-shift";

const ended = { title: "Shift finished: cart", lines: ["By ann.", "2 of 2 steps taken."] };

test("the summary is copied as text and as Markdown", () => {
  expect(endedText(ended)).toBe("Shift finished: cart\nBy ann.\n2 of 2 steps taken.");
  expect(endedMarkdown(ended)).toBe("### Shift finished: cart\n\n- By ann.\n- 2 of 2 steps taken.\n");
});
