import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { capUpdaters } from "./cap-updaters";
import { fieldSetOfPaths } from "./field-set-of-paths";
import {
  asksForReset,
  managerId,
  type ManagedEntry,
  type Managers,
  readManagers,
  writeManagers,
} from "./managers";
import { refuseConflicts } from "./refuse-conflicts";

const entry = (manager: string, more: Partial<ManagedEntry> = {}): ManagedEntry => ({
  manager,
  operation: "Update",
  apiVersion: "v1",
  subresource: "",
  time: "2026-01-01T00:00:00Z",
  fields: fieldSetOfPaths(["f:data", `f:${manager}`]),
  ...more,
});
const managersOf = (...entries: readonly ManagedEntry[]): Managers =>
  new Map(entries.map((one) => [managerId(one), one]));
const WIRE = {
  manager: "a",
  operation: "Apply",
  apiVersion: "v1",
  time: "2026-01-01T00:00:00Z",
  fieldsType: "FieldsV1",
  fieldsV1: { "f:data": {} },
};

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#System */
describe("managedFields", () => {
  it("are written appliers first, then by time and name", () => {
    const managers = managersOf(
      entry("c", { time: "2026-01-02T00:00:00Z" }),
      entry("b"),
      entry("a"),
      entry("z", { operation: "Apply", time: "2026-01-03T00:00:00Z" }),
    );
    expect(writeManagers(managers).map(({ manager }) => manager)).toEqual(["z", "a", "b", "c"]);
  });

  it("say subresource and time only where there are any", () => {
    const [plain, status] = writeManagers(
      managersOf(entry("a", { time: "" }), entry("b", { subresource: "status" })),
    );
    expect(plain).not.toHaveProperty("time");
    expect(plain).not.toHaveProperty("subresource");
    expect(status).toMatchObject({ subresource: "status", fieldsType: "FieldsV1" });
  });

  it("are read back as they were written", () => {
    const managers = managersOf(entry("a"), entry("b", { operation: "Apply", subresource: "status" }));
    expect(readManagers(writeManagers(managers))).toEqual(managers);
  });

  it.each<[Json]>([
    [[{ ...WIRE, operation: "Delete" }]],
    [[{ ...WIRE, apiVersion: "" }]],
    [[{ ...WIRE, fieldsType: "FieldsV2" }]],
    [[{ ...WIRE, fieldsV1: { x: {} } }]],
  ])("are not read where an entry is none: %j", (managedFields) => {
    expect(readManagers(managedFields)).toBeNull();
  });

  it("know an applier at every version and an updater at one", () => {
    const [older, newer] = [{ apiVersion: "v1beta1" }, { apiVersion: "v1" }];
    expect(managerId(entry("a", newer))).not.toBe(managerId(entry("a", older)));
    expect(managerId(entry("a", { ...newer, operation: "Apply" }))).toBe(
      managerId(entry("a", { ...older, operation: "Apply" })),
    );
    expect(managerId(entry("a"))).not.toBe(managerId(entry("a", { subresource: "status" })));
  });

  it.each<readonly [Json | undefined, boolean]>([
    [[], true],
    [[{}], true],
    [[{ manager: "a" }], false],
    [[{}, {}], false],
    [undefined, false],
    ["x", false],
  ])("are to be forgotten with an empty list or one empty entry: %j", (managedFields, reset) => {
    expect(asksForReset(managedFields)).toBe(reset);
  });
});

describe("capUpdaters", () => {
  it("merges the oldest updaters beyond the tenth, and never an applier", () => {
    const updaters = Array.from({ length: 13 }, (_, index) =>
      entry(`m${index}`, { time: `2026-01-01T00:00:${String(index).padStart(2, "0")}Z` }),
    );
    const capped = writeManagers(
      capUpdaters(managersOf(entry("applier", { operation: "Apply" }), ...updaters)),
    );
    expect(capped).toHaveLength(11);
    const bucket = capped.find(({ manager }) => manager === "ancient-changes");
    expect(bucket).toMatchObject({ operation: "Update", fieldsV1: { "f:data": { "f:m0": {}, "f:m3": {} } } });
    expect(capped.map(({ manager }) => manager)).toContain("m12");
    expect(capped.map(({ manager }) => manager)).toContain("applier");
  });

  it("leaves ten updaters as they are", () => {
    const managers = managersOf(...Array.from({ length: 10 }, (_, index) => entry(`m${index}`)));
    expect(capUpdaters(managers)).toEqual(managers);
  });

  it("keeps the bucket of one API version apart from that of another", () => {
    const many = ["v1", "v1beta1"].flatMap((apiVersion) =>
      Array.from({ length: 7 }, (_, index) => entry(`m${index}`, { apiVersion })),
    );
    const buckets = writeManagers(capUpdaters(managersOf(...many))).filter(
      ({ manager }) => manager === "ancient-changes",
    );
    expect(new Set(buckets.map(({ apiVersion }) => apiVersion)).size).toBe(buckets.length);
  });
});

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts */
describe("refuseConflicts", () => {
  const http = fieldSetOfPaths(["f:spec", "f:http"]);

  it("words one conflict in one line", () => {
    const owner = entry("kubectl-client-side-apply", { apiVersion: "networking.istio.io/v1" });
    const { reply } = refuseConflicts([{ entry: owner, fields: http }]);
    expect(reply.code).toBe(409);
    expect(reply.body).toMatchObject({
      reason: "Conflict",
      message:
        'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using networking.istio.io/v1: .spec.http',
      details: {
        causes: [
          {
            reason: "FieldManagerConflict",
            message: 'conflict with "kubectl-client-side-apply" using networking.istio.io/v1',
            field: ".spec.http",
          },
        ],
      },
    });
  });

  it("lists several by their managers", () => {
    const fields = fieldSetOfPaths(["f:spec", "f:http"], ["f:spec", "f:hosts"]);
    const { reply } = refuseConflicts([
      { entry: entry("b", { operation: "Apply" }), fields },
      { entry: entry("a", { subresource: "status" }), fields: http },
    ]);
    expect(reply.body).toHaveProperty(
      "message",
      [
        'Apply failed with 3 conflicts: conflicts with "a" with subresource "status" using v1:',
        "- .spec.http",
        'conflicts with "b":',
        "- .spec.hosts",
        "- .spec.http",
      ].join("\n"),
    );
  });
});
