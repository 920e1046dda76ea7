import { createElement, type ComponentProps } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { AnswerNotes } from "./answer-notes";

const LATE = { code: "late", message: "The cluster of the west did not answer." };

const draw = (props: Partial<ComponentProps<typeof AnswerNotes>> = {}): string =>
  renderMarkup(createElement(AnswerNotes, { warnings: [], ...props }));

test("an answer that lacks nothing has no notes", () => {
  expect(draw()).not.toContain("role=");
});

test("each warning is announced once", () => {
  const html = draw({ warnings: [LATE, { code: "cut", message: "Only part was read." }] });
  expect(html.match(/role="status"/g)).toHaveLength(2);
  expect(html).toContain(LATE.message);
  expect(html).toContain("Only part was read.");
});

test("an old answer says why no newer one came, before what is said of it", () => {
  const html = draw({
    warnings: [LATE],
    stale: { at: Date.now() - 60_000, cause: "The connection was refused." },
    past: { chosen: true, words: "Shown as it is now." },
  });
  const places = ["The connection was refused.", "Shown as it is now.", LATE.message].map((words) =>
    html.indexOf(words),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test("the sign of a warning is silent", () => {
  expect(draw({ warnings: [LATE] })).toMatch(/<svg[^>]*aria-hidden="true"/);
});

test("that the answer is of now is said only while a moment in the past is chosen", () => {
  expect(draw({ past: { chosen: false, words: "Shown as it is now." } })).not.toContain(
    "Shown as it is now.",
  );
});
