import { expect, it } from "vitest";
import { readMainOptions } from "./read-main-options";
import { SCENARIO_NAMES } from "./scenario-names";

it("starts all scenarios but a large one on free ports by default", () => {
  const options = readMainOptions([]);
  expect(
    options.ok && [options.scenarios.map(({ name }) => name), options.kubePort, options.stateDir],
  ).toEqual([SCENARIO_NAMES, 0, ".demo"]);
});

it("reads faults in the order they are given", () => {
  const options = readMainOptions(["--fault", "prometheus:slow=5", "--fault=shop/web:failing"]);
  expect(options.ok && options.faults.map(({ fault }) => fault.kind)).toEqual(["slow", "failing"]);
});

it("joins repeated scenarios", () => {
  const options = readMainOptions(["--scenario", "bookinfo", "--scenario=large:2:3", "--kube-port", "6443"]);
  expect(options.ok && [options.scenarios.length, options.kubePort]).toEqual([2, 6443]);
});

it("takes ports and the state's directory as given, to the last port there is", () => {
  const args = ["--kube-port=0", "--prometheus-port=65535", "--state-dir", "/tmp/mesh state"];
  expect(readMainOptions(args)).toMatchObject({
    ok: true,
    kubePort: 0,
    prometheusPort: 65_535,
    stateDir: "/tmp/mesh state",
  });
});

it.each([
  [["--scenario", "nowhere"], "nowhere"],
  [["--scenario", "bookinfo", "--scenario", ""], "no such scenario: "],
  [["--scenario", "large(500,1)"], "large(500,1)"],
  [["--scenario"], "--scenario"],
  [["--kube-port", "65536"], "65536"],
  [["--kube-port=-1"], "-1"],
  [["--prometheus-port", "1e3"], "1e3"],
  [["bookinfo"], "bookinfo"],
  [["--kube-port", "70000"], "--kube-port"],
  [["--prometheus-port", "x"], "--prometheus-port"],
  [["--control-port", "x"], "--control-port"],
  [["--fault", "prometheus:gloom"], "gloom"],
  [["--fault", "down"], "WHERE:FAULT"],
  [["--unknown"], "--unknown"],
])("names what is wrong with %j", (args, named) => {
  const options = readMainOptions(args);
  expect(options.ok ? "" : options.problem).toContain(named);
});
