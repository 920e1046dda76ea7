import { describe, expect, it } from "vitest";
import { demandDuring, demandOf } from "./demand";
import type { Intent } from "./intent";
import type { Scenario } from "./scenario";

const scenario = (name: string, more: Partial<Scenario> = {}): Scenario => ({
  name,
  objects: [],
  intents: [],
  behaviours: [{ namespace: name, workload: "web", medianMs: 5, failures: [] }],
  ...more,
});
const intent = (workload: string): Intent => ({
  from: { namespace: "shop", workload },
  host: "web",
  port: 80,
  path: "/",
  protocol: "http",
  rate: { perSecond: 1 },
  requestBytes: 1,
  responseBytes: 1,
});

describe("demandOf", () => {
  it("joins scenarios, in their order", () => {
    const demand = demandOf([
      scenario("a", { intents: [intent("x")] }),
      scenario("b", { intents: [intent("y")] }),
    ]);
    expect(demand.intents.map(({ from }) => from.workload)).toEqual(["x", "y"]);
    expect(demand.behaviours.map(({ namespace }) => namespace)).toEqual(["a", "b"]);
  });

  it("lets one pod carry each flow as soon as one scenario asks for it", () => {
    expect(demandOf([scenario("a")]).carriers).toBe("all");
    expect(demandOf([scenario("a"), scenario("b", { carriers: "one" })]).carriers).toBe("one");
  });

  it("names each header that is handed on once", () => {
    const [a, b] = [["x-tester", "x-trace"], ["x-trace"]].map((propagatedHeaders) =>
      scenario("a", { propagatedHeaders }),
    );
    expect(demandOf([a, b].filter((one) => one !== undefined)).propagatedHeaders).toEqual([
      "x-tester",
      "x-trace",
    ]);
  });
});

describe("demandDuring", () => {
  it("adds an incident's requests, and its behaviours after those of every day, where they count", () => {
    const demand = demandOf([scenario("a", { intents: [intent("x")] })]);
    const slow = { namespace: "a", workload: "web", medianMs: 900, failures: [] };
    const during = demandDuring(demand, [
      { startHoursAgo: 2, endHoursAgo: 1, behaviours: [slow], intents: [intent("burst")] },
    ]);
    expect(during.intents.map(({ from }) => from.workload)).toEqual(["x", "burst"]);
    expect(during.behaviours.at(-1)).toBe(slow);
    expect(demandDuring(demand, [])).toEqual(demand);
  });
});
