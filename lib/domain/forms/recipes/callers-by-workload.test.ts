import { expect, test } from "vitest";
import { callersByWorkload, type Callers } from "./callers-by-workload";
import type { ObservedCall } from "./observed-call";

const BY_WEB: ObservedCall = {
  sourceNamespace: "shop",
  sourceWorkload: "web",
  sourcePrincipal: "",
  destinationNamespace: "shop",
  destinationWorkload: "cart",
  host: "",
  service: "",
  serviceNamespace: "",
  plaintext: false,
};

function callersOf(...calls: readonly Partial<ObservedCall>[]): readonly Partial<Callers>[] {
  return callersByWorkload(
    "shop",
    calls.map((call) => ({ ...BY_WEB, ...call })),
  );
}

test("a call to no known workload can be allowed to nobody, so it makes no policy", () => {
  expect(callersOf({ destinationWorkload: "" }, { destinationNamespace: "" })).toEqual([]);
});

test("a caller whose calls arrive in plaintext is told as such, not as unknown too", () => {
  expect(callersOf({}, { plaintext: true })).toMatchObject([{ plaintext: ["web of shop"], unknown: [] }]);
});

test("a caller is known to one workload by the calls of that workload alone", () => {
  expect(callersOf({ sourcePrincipal: "p" }, { destinationWorkload: "pay" })).toMatchObject([
    { workload: "cart", principals: ["p"], unknown: [] },
    { workload: "pay", principals: [], unknown: ["web of shop"] },
  ]);
});

test.each([
  [{ sourceNamespace: "" }, "web"],
  [{ sourceWorkload: "" }, "shop"],
  [{ sourceWorkload: "", sourceNamespace: "" }, "an unknown caller"],
  [{}, "web of shop"],
])("a caller with %j is called %s", (parts, name) => {
  expect(callersOf(parts)).toMatchObject([{ unknown: [name] }]);
});

test("workloads and callers come by name, each once, in whatever order calls were seen", () => {
  const calls = [
    { sourcePrincipal: "z", destinationWorkload: "pay" },
    { sourcePrincipal: "z" },
    { sourcePrincipal: "a", sourceWorkload: "b" },
    { sourcePrincipal: "z", host: "other" },
  ];
  expect(callersOf(...calls)).toMatchObject([
    { workload: "cart", principals: ["a", "z"] },
    { workload: "pay", principals: ["z"] },
  ]);
  expect(callersOf(...calls.toReversed())).toEqual(callersOf(...calls));
});
