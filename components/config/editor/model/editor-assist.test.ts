import { expect, test } from "vitest";
import type { ValuesResponse } from "@/lib/contracts/config/values";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { createEditorAssist } from "./editor-assist";

const text = (type = "string"): JsonObject => ({ type, description: "First. Second. Third." });
const schema: JsonObject = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: {
        hosts: { type: "array", items: text() },
        http: {
          type: "array",
          items: {
            type: "object",
            properties: {
              name: text(),
              route: {
                type: "array",
                items: {
                  type: "object",
                  properties: {
                    destination: { type: "object", properties: { host: text(), subset: text() } },
                    weight: text("integer"),
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
const values: ValuesResponse = {
  namespaces: [],
  hosts: [
    {
      host: "reviews.bookinfo.svc.cluster.local",
      namespace: "bookinfo",
      ports: [],
      subsets: ["v1", "v2"],
      versions: [],
    },
  ],
  gateways: [],
  serviceAccounts: [],
  podLabels: {},
  workloads: [],
};
const HEAD =
  "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: reviews\n  namespace: bookinfo\nspec:\n";

/** Completes at the mark `|`. */
function complete(marked: string): { readonly labels: readonly string[]; readonly written: string } {
  const whole = HEAD + marked;
  const offset = whole.indexOf("|");
  const source = whole.replace("|", "");
  const found = createEditorAssist({ schema, values }).completions(source, offset);
  const first = found?.options[0]?.insert ?? "";
  return {
    labels: found?.options.map(({ label }) => label) ?? [],
    written: found === null ? source : source.slice(HEAD.length, found.from) + first + source.slice(offset),
  };
}

test.each([
  ["a key on an empty line", "  |\n", ["hosts", "http"]],
  ["a key half written", "  ho|\n", ["hosts", "http"]],
  ["the fields of a list's new element", "  http:\n  - |\n", ["name", "route"]],
  [
    "the values of a list's new element",
    "  hosts:\n  - |\n",
    ["reviews", "reviews.bookinfo.svc.cluster.local"],
  ],
  [
    "subsets of the host beside",
    "  http:\n  - route:\n    - destination:\n        host: reviews\n        subset: |\n",
    ["v1", "v2"],
  ],
  ["nothing in a comment", "  # ho|\n", []],
])("%s", (_, marked, labels) => {
  expect(complete(marked).labels).toEqual(labels);
});

test("a key that has its colon already gets no second one", () => {
  expect(complete("  ho|: []\n").written).toBe("  hosts: []\n");
});

test("names are judged by the last text that could be read", () => {
  const assist = createEditorAssist({ schema, values });
  const good = `${HEAD}  http:\n  - route:\n    - destination:\n        host: reviews\n        subset: \n`;
  assist.completions(good, good.length - 1);
  const broken = `${good}    - [\n`;
  expect(assist.completions(broken, good.length - 1)?.options).toHaveLength(2);
});

test("help says the type and the first two sentences of the field under the pointer", () => {
  const source = `${HEAD}  hosts:\n  - a\n`;
  const help = createEditorAssist({ schema, values: null }).help(source, source.indexOf("hosts") + 1);
  expect(help).toMatchObject({ title: "hosts: list of string", text: "" });
  expect(createEditorAssist({ schema, values: null }).help(source, source.length - 2)).toMatchObject({
    title: "hosts: string",
    text: "First. Second.",
  });
  expect(createEditorAssist({ schema: null, values: null }).help(source, 3)).toBeNull();
});
