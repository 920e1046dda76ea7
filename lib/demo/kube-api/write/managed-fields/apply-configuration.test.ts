import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOr } from "../../../world/read-json";
import { findKind } from "../../kinds/find-kind";
import { schemaOf } from "../../schemas/schema-of";
import { applyConfiguration } from "./apply-configuration";
import { FieldSet } from "./field-set";
import { type Managers, writeManagers } from "./managers";
import { pathText } from "./path-text";
import type { Change } from "./track-update";
import { trackUpdate } from "./track-update";

interface State {
  readonly object: JsonObject;
  readonly managers: Managers;
}

const NOTHING: State = { object: {}, managers: new Map() };

const changeBy = (manager: string, kind: string, apiVersion: string): Change => {
  const served = findKind(apiVersion, kind);
  if (served === undefined) throw new Error(`${kind} is not served`);
  const schema = schemaOf(served, apiVersion.split("/").at(-1) ?? "");
  return {
    manager,
    apiVersion,
    subresource: "",
    schema,
    ignored: new FieldSet(),
    time: "2026-01-02T00:00:00Z",
  };
};

/** Applies as a manager; the conflicting fields where there are any. */
function apply(
  state: State,
  manager: string,
  config: JsonObject,
  force: boolean = false,
): State | readonly string[] {
  const [kind, apiVersion] = [textOr(config["kind"]), textOr(config["apiVersion"])];
  const change = changeBy(manager, kind, apiVersion);
  const applied = applyConfiguration(state.object, config, state.managers, change, force);
  if (applied.ok) return applied;
  return applied.conflicts.flatMap(({ fields }) => [...fields.paths()].map(pathText));
}

/** Applies in turn; each must succeed. */
function applied(...steps: readonly (readonly [manager: string, config: JsonObject])[]): State {
  return steps.reduce<State>((state, [manager, config]) => {
    const next = apply(state, manager, config);
    if ("managers" in next) return next;
    throw new Error(`conflict: ${next.join()}`);
  }, NOTHING);
}

const configMap = (data: JsonObject): JsonObject => ({ apiVersion: "v1", kind: "ConfigMap", data });
const service = (...ports: readonly Json[]): JsonObject => ({
  apiVersion: "v1",
  kind: "Service",
  spec: { ports },
});
const pod = (...env: readonly string[]): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  spec: { containers: [{ name: "app", env: env.map((name) => ({ name, value: "1" })) }] },
});
const virtualService = (...hosts: readonly string[]): JsonObject => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  spec: { hosts },
});
const ownersOf = (state: State): readonly string[] =>
  writeManagers(state.managers).map(
    ({ manager, fieldsV1 }) => `${textOr(manager)} ${JSON.stringify(fieldsV1)}`,
  );

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/ */
describe("applyConfiguration", () => {
  it("adds what one manager applies to what another has applied", () => {
    const state = applied(["a", configMap({ x: "1" })], ["b", configMap({ y: "2" })]);
    expect(state.object["data"]).toEqual({ x: "1", y: "2" });
  });

  it("removes what its manager no longer applies", () => {
    const state = applied(["a", configMap({ x: "1", y: "2" })], ["a", configMap({ y: "2" })]);
    expect(state.object["data"]).toEqual({ y: "2" });
  });

  it("keeps what a manager no longer applies while another one does", () => {
    const both = applied(["a", configMap({ x: "1" })], ["b", configMap({ x: "1" })], ["a", configMap({})]);
    expect(both.object["data"]).toEqual({ x: "1" });
    const none = apply(both, "b", configMap({}));
    expect("object" in none && none.object["data"]).toEqual(undefined);
  });

  it("shares a field that both apply with the same value", () => {
    const state = applied(["a", configMap({ x: "1" })], ["b", configMap({ x: "1" })]);
    expect(ownersOf(state)).toEqual(['b {"f:data":{"f:x":{}}}', 'a {"f:data":{"f:x":{}}}']);
  });

  it("names every field that another owns and that would change", () => {
    const state = applied(["a", configMap({ x: "1", y: "2", z: "3" })]);
    expect(apply(state, "b", configMap({ x: "9", y: "9", z: "3" }))).toEqual([".data.x", ".data.y"]);
  });

  it("takes those fields where it is forced", () => {
    const state = apply(applied(["a", configMap({ x: "1", y: "2" })]), "b", configMap({ x: "9" }), true);
    if (!("managers" in state)) throw new Error("it was not forced");
    expect(state.object["data"]).toEqual({ x: "9", y: "2" });
    expect(ownersOf(state).toSorted()).toEqual(['a {"f:data":{"f:y":{}}}', 'b {"f:data":{"f:x":{}}}']);
  });

  it("merges a list by its keys, and the same port with another protocol is another port", () => {
    const state = applied(
      ["a", service({ port: 80, name: "http" })],
      ["b", service({ port: 53, protocol: "UDP", name: "dns" })],
      ["c", service({ port: 53, name: "dns-tcp" })],
    );
    expect(state.object["spec"]).toEqual({
      ports: [
        { port: 80, name: "http" },
        { port: 53, protocol: "UDP", name: "dns" },
        { port: 53, name: "dns-tcp" },
      ],
    });
  });

  it("removes from a list of a list what its manager no longer applies, and no more", () => {
    const state = applied(["a", pod("A")], ["b", pod("B", "C")], ["b", pod("C")]);
    const { spec } = state.object;
    expect(JSON.stringify(spec)).toContain('"A"');
    expect(JSON.stringify(spec)).not.toContain('"B"');
    expect(JSON.stringify(spec)).toContain('"C"');
  });

  it("owns a list that does not merge as a whole", () => {
    const state = applied(["a", virtualService("x", "y")]);
    expect(apply(state, "b", virtualService("x"))).toEqual([".spec.hosts"]);
  });

  it("keeps what an update has set when an applier lets go of it", () => {
    const state = applied(["a", configMap({ x: "1" })]);
    const updated = { ...state.object, data: { x: "2" } };
    const managers = trackUpdate(
      state.object,
      updated,
      state.managers,
      changeBy("kubectl", "ConfigMap", "v1"),
    );
    const after = apply({ object: updated, managers }, "a", configMap({}));
    expect("object" in after && after.object["data"]).toEqual({ x: "2" });
  });

  it("changes nothing, not even a time, when it is applied again", () => {
    const config = configMap({ x: "1", y: "2" });
    const once = applied(["a", config]);
    const change = { ...changeBy("a", "ConfigMap", "v1"), time: "2026-01-03T00:00:00Z" };
    const twice = applyConfiguration(once.object, config, once.managers, change, false);
    expect(twice).toEqual({ ok: true, object: once.object, managers: once.managers });
  });

  it("ends with the last configurations whatever was applied before, and who applies owns just that", () => {
    const data = fc.dictionary(fc.constantFrom("x", "y", "z"), fc.constantFrom("1", "2"), {
      noNullPrototype: true,
    });
    const step = fc.tuple(fc.constantFrom("a", "b"), data);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let state: State = NOTHING;
        const last = new Map<string, JsonObject>();
        for (const [manager, values] of steps) {
          const next = apply(state, manager, configMap(values), true);
          if (!("managers" in next)) throw new Error("it was not forced");
          state = next;
          for (const [other, owned] of last)
            if (other !== manager)
              last.set(
                other,
                Object.fromEntries(
                  Object.entries(owned).filter(
                    ([key, value]) => values[key] === undefined || values[key] === value,
                  ),
                ),
              );
          last.set(manager, values);
        }
        const expected = Object.fromEntries([...last.values()].flatMap((values) => Object.entries(values)));
        expect(state.object["data"] ?? {}).toEqual(expected);
      }),
    );
  });
});
