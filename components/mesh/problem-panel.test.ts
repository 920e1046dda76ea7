import { createElement } from "react";
import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/client/api-problem";
import { renderMarkup } from "@/lib/testing/render-markup";
import { ProblemPanel } from "./problem-panel";

function draw(status: number): string {
  const problem = new ApiProblem("problem", { title: "Not allowed", detail: "Needs list on pods.", status });
  return renderMarkup(createElement(ProblemPanel, { problem, onRetry: () => undefined }));
}

test("the cause is told in the server's words, announced, with a way to try again", () => {
  const html = draw(503);
  expect(html).toContain('role="alert"');
  expect(html).toContain("Not allowed");
  expect(html).toContain("Needs list on pods.");
  expect(html).toContain("Try again");
});

test.each([
  [401, "warn"],
  [403, "warn"],
  [404, "bad"],
  [503, "bad"],
])("status %d looks like %s: a missing right is not a failure", (status, tone) => {
  expect(draw(status)).toContain(`data-tone="${tone}"`);
});
