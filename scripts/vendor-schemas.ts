import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { CRD_MODULES } from "../lib/testing/real/crd-modules";
import { goModuleFolder } from "../lib/testing/real/go-module-folder";
import { BUILT_IN_KINDS } from "./vendor-schemas/built-in-kinds";
import { goFields } from "./vendor-schemas/go-fields";
import { PROTOBUF_KINDS, PROTOBUF_MESSAGES } from "./vendor-schemas/protobuf-kinds";
import { protobufMessages } from "./vendor-schemas/protobuf-messages";
import { reachableDefinitions } from "./vendor-schemas/reachable-definitions";
import { type CrdFile, readCrd, type KindRow } from "./vendor-schemas/read-crd";

/*
 * Writes the schemas of everything the simulated mesh serves into lib/demo/kube-api/schemas/data, from the projects' own
 * Go modules: `node --import tsx scripts/vendor-schemas.ts`. Needs Go and, the first time, the Go module proxy.
 */

const DATA = path.resolve(import.meta.dirname, "../lib/demo/kube-api/schemas/data");

const discovery = z.looseObject({
  resources: z.array(
    z.looseObject({
      name: z.string(),
      kind: z.string(),
      singularName: z.string(),
      namespaced: z.boolean(),
      shortNames: z.array(z.string()).default([]),
      categories: z.array(z.string()).default([]),
    }),
  ),
});
const openApi = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.json()) }),
});
const described = z.looseObject({
  "x-kubernetes-group-version-kind": z
    .array(z.looseObject({ group: z.string(), version: z.string(), kind: z.string() }))
    .default([]),
});
const SUBRESOURCES = ["status", "scale", "log"];

const moduleOfServers = (module: string): string =>
  execFileSync("go", ["list", "-m", "-f", "{{.Dir}}", module], {
    cwd: path.resolve(import.meta.dirname, "real-servers"),
    encoding: "utf8",
  }).trim();
const kubernetes = moduleOfServers("k8s.io/kubernetes");

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const fileOf = (group: string, version: string): string =>
  group === "" ? `api__${version}` : `apis__${group}__${version}`;

/** The rows of one built-in group version, from the recorded discovery documents of Kubernetes' own tests. */
function builtInRows(group: string, version: string, plurals: readonly string[]): readonly KindRow[] {
  const { resources } = discovery.parse(
    readJson(path.join(kubernetes, "api/discovery", `${fileOf(group, version)}.json`)),
  );
  return plurals.map((plural) => {
    const found = resources.find(({ name }) => name === plural);
    if (found === undefined) throw new Error(`${group}/${version} has no ${plural}`);
    return {
      group,
      versions: [version],
      kind: found.kind,
      plural,
      singular: found.singularName,
      namespaced: found.namespaced,
      shortNames: found.shortNames,
      categories: found.categories,
      subresources: SUBRESOURCES.filter((name) => resources.some((one) => one.name === `${plural}/${name}`)),
      columns: [],
      custom: false,
    };
  });
}

/** The definitions of a group version that its served kinds, their lists and the Scale subresource reach. */
function builtInDefinitions(
  group: string,
  version: string,
  kinds: readonly string[],
): ReadonlyMap<string, unknown> {
  const { schemas } = openApi.parse(
    readJson(path.join(kubernetes, "api/openapi-spec/v3", `${fileOf(group, version)}_openapi.json`)),
  ).components;
  return reachableDefinitions(schemas, { group, version, kinds: [...kinds, "Scale"] });
}

function crdFiles(): readonly string[] {
  const gatewayApi = path.join(goModuleFolder(CRD_MODULES.gatewayApi), "config/crd/experimental");
  return [
    path.join(goModuleFolder(CRD_MODULES.istio), "kubernetes/customresourcedefinitions.gen.yaml"),
    ...readdirSync(gatewayApi).map((name) => path.join(gatewayApi, name)),
    path.join(
      goModuleFolder(CRD_MODULES.inference),
      "config/crd/bases/inference.networking.k8s.io_inferencepools.yaml",
    ),
    path.join(goModuleFolder(CRD_MODULES.rollouts), "manifests/crds/rollout-crd.yaml"),
    path.join(goModuleFolder(CRD_MODULES.flagger), "artifacts/flagger/crd.yaml"),
  ];
}

const readCrds = (): readonly CrdFile[] =>
  crdFiles().flatMap((file) =>
    parseAllDocuments(readFileSync(file, "utf8")).flatMap((document) => readCrd(document.toJS()) ?? []),
  );

function writeDefinitions(definitions: ReadonlyMap<string, unknown>): void {
  const files = new Map<string, Record<string, unknown>>();
  for (const name of [...definitions.keys()].sort()) {
    const file = name.slice(0, name.lastIndexOf("."));
    files.set(file, { ...files.get(file), [name]: definitions.get(name) });
  }
  for (const [file, content] of files)
    writeFileSync(path.join(DATA, "definitions", `${file}.json`), `${JSON.stringify(content)}\n`);
}

const GO_MODULES = ["api", "apimachinery", "apiextensions-apiserver"].map(
  (name) => [`io.k8s.${name}.`, moduleOfServers(`k8s.io/${name}`)] as const,
);

/** `io.k8s.api.core.v1` is the Go package k8s.io/api/core/v1, and so on; undefined where it is of another module. */
function folderOf(packageName: string): string | undefined {
  const found = GO_MODULES.find(([prefix]) => packageName.startsWith(prefix));
  return found && path.join(found[1], ...packageName.slice(found[0].length).split("."));
}

function packageFolders(definitions: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> {
  const packages = [...definitions.keys()].map((name) => name.slice(0, name.lastIndexOf(".")));
  return new Map(
    packages.flatMap((name) => {
      const folder = folderOf(name);
      return folder === undefined ? [] : [[name, folder] as const];
    }),
  );
}

/** The messages of the kinds that are served, and which kind is which. */
function protobuf(definitions: ReadonlyMap<string, unknown>): unknown {
  const kinds: Record<string, string> = { ...PROTOBUF_KINDS };
  for (const [name, definition] of definitions)
    for (const { group, version, kind } of described.parse(definition)["x-kubernetes-group-version-kind"])
      if (name.endsWith(`.${kind}`) && !kind.endsWith("List") && folderOf(name) !== undefined)
        kinds[`${group === "" ? version : `${group}/${version}`} ${kind}`] = name;
  const messages = protobufMessages([...Object.values(kinds), ...PROTOBUF_MESSAGES], (packageName) => {
    const folder = folderOf(packageName);
    if (folder === undefined) throw new Error(`no Go module of ${packageName}`);
    return folder;
  });
  return { kinds, messages };
}

function vendor(): void {
  for (const folder of ["definitions", "crds"]) {
    rmSync(path.join(DATA, folder), { recursive: true, force: true });
    mkdirSync(path.join(DATA, folder), { recursive: true });
  }
  const crds = readCrds();
  const rows: KindRow[] = [];
  const definitions = new Map<string, unknown>();
  for (const { group, version, plurals } of BUILT_IN_KINDS) {
    const found = builtInRows(group, version, plurals);
    rows.push(...found);
    const kinds = found.map(({ kind }) => kind);
    for (const [name, definition] of builtInDefinitions(group, version, kinds))
      definitions.set(name, definition);
  }
  rows.push(...crds.map(({ row }) => row));
  writeDefinitions(definitions);
  writeFileSync(
    path.join(DATA, "go-fields.json"),
    `${JSON.stringify(goFields(definitions, packageFolders(definitions)))}\n`,
  );
  writeFileSync(path.join(DATA, "protobuf.json"), `${JSON.stringify(protobuf(definitions))}\n`);
  for (const { row, file } of crds)
    writeFileSync(path.join(DATA, "crds", `${row.plural}.${row.group}.json`), `${JSON.stringify(file)}\n`);
  const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
  writeFileSync(path.join(DATA, "kinds.json"), `[\n${lines}\n]\n`);
  console.log(
    `${rows.length} kinds, ${definitions.size} definitions, ${crds.length} custom resource definitions`,
  );
}

vendor();
