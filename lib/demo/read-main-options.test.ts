import { expect, it } from "vitest";
import { readMainOptions } from "./read-main-options";

it("starts bookinfo on free ports by default", () => {
  const options = readMainOptions([]);
  expect(
    options.ok && [options.scenarios.map(({ name }) => name), options.kubePort, options.stateDir],
  ).toEqual([["bookinfo"], 0, ".demo"]);
});

it("joins repeated scenarios", () => {
  const options = readMainOptions(["--scenario", "bookinfo", "--scenario=large:2:3", "--kube-port", "6443"]);
  expect(options.ok && [options.scenarios.length, options.kubePort]).toEqual([2, 6443]);
});

it.each([
  [["--scenario", "nowhere"], "nowhere"],
  [["--kube-port", "70000"], "--kube-port"],
  [["--prometheus-port", "x"], "--prometheus-port"],
  [["--unknown"], "--unknown"],
])("names what is wrong with %j", (args, named) => {
  const options = readMainOptions(args);
  expect(options.ok ? "" : options.problem).toContain(named);
});
