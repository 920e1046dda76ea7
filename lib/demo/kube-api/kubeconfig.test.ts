import { expect, it } from "vitest";
import { parse } from "yaml";
import { textOf } from "../json/text-of";
import { readPath } from "../json/read-path";
import { isObject, objectsIn } from "../world/read-json";
import { demoUsers } from "../world/access/demo-users";
import { kubeconfig } from "./kubeconfig";

const CERTIFICATE = "-----BEGIN CERTIFICATE-----\n";
const written = (namespaces: readonly string[]): unknown =>
  parse(kubeconfig({ server: "https://127.0.0.1:6443", certificate: CERTIFICATE, namespaces }));
const contexts = (namespaces: readonly string[]): Record<string, string> => {
  const config = written(namespaces);
  return Object.fromEntries(
    objectsIn(isObject(config) ? config["contexts"] : []).map((one) => [
      textOf(one["name"]),
      textOf(readPath(one, "context.namespace")),
    ]),
  );
};

it("has a context for each user, of which the first is current", () => {
  expect(Object.keys(contexts(["bookinfo"]))).toEqual(demoUsers(["bookinfo"]).map(({ name }) => name));
  expect(written(["bookinfo"])).toMatchObject({
    "current-context": "demo-admin",
    clusters: [{ cluster: { "certificate-authority-data": Buffer.from(CERTIFICATE).toString("base64") } }],
  });
});

it.each([
  [["bookinfo", "legacy"], "bookinfo", "bookinfo"],
  [["team-00", "bookinfo"], "team-00", "bookinfo"],
  [["team-00", "team-01"], "team-00", "team-00"],
  [[], "default", "default"],
])("begins in a namespace that exists: %j", (namespaces, admin, confined) => {
  expect(contexts(namespaces)).toMatchObject({ "demo-admin": admin, "bookinfo-viewer": confined });
});
