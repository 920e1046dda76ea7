import { expect, it } from "vitest";
import type { ExplainStep } from "./explanation";
import { limitSteps } from "./limit-steps";
import { step } from "./step";

const steps = (count: number, verdict: ExplainStep["verdict"]): readonly ExplainStep[] =>
  Array.from({ length: count }, (_, index) =>
    step({ object: null }, "route", verdict, `${verdict} ${index}`),
  );

it("keeps up to 200 steps as they are", () => {
  expect(limitSteps(steps(200, "skips"))).toHaveLength(200);
});

it("leaves out the last of those that pass a request by, and says how many", () => {
  const limited = limitSteps([...steps(300, "skips"), ...steps(5, "takes")]);
  expect(limited).toHaveLength(200);
  expect(limited.filter(({ verdict }) => verdict === "takes")).toHaveLength(5);
  expect(limited.at(-1)?.because).toBe("106 further steps are left out");
});

it("stays within its bound where nothing passes a request by", () => {
  expect(limitSteps(steps(500, "takes"))).toHaveLength(200);
});
