import { expect, it } from "vitest";
import { createSingleFlight } from "./single-flight";

const never = new AbortController().signal;

it("runs once for all who ask at the same time, and anew afterwards", async () => {
  const share = createSingleFlight("aborted");
  let runs = 0;
  const run = (): Promise<string> => Promise.resolve(`run ${(runs += 1)}`);
  expect(
    await Promise.all([share("k", never, run), share("k", never, run), share("other", never, run)]),
  ).toEqual(["run 1", "run 1", "run 2"]);
  expect(await share("k", never, run)).toBe("run 3");
});

it("stops the run when the last one who waits leaves, and not before", async () => {
  const share = createSingleFlight("aborted");
  let stopped = false;
  const run = (signal: AbortSignal): Promise<string> => {
    signal.addEventListener("abort", () => (stopped = true));
    return new Promise(() => undefined);
  };
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [share("k", first.signal, run), share("k", second.signal, run)];
  first.abort();
  expect(await answers[0]).toBe("aborted");
  expect(stopped).toBe(false);
  second.abort();
  expect(await answers[1]).toBe("aborted");
  expect(stopped).toBe(true);
});
