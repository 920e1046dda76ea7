import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import type { Send } from "./start-kube-apiserver";

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
  status: z.unknown().optional(),
});
export type Manifest = z.infer<typeof manifest>;

const resourceList = z.looseObject({
  resources: z.array(z.looseObject({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

const AT_ONCE = 16;
/** Nobody answers webhooks here, and a pod whose webhook is not answered is refused. */
const LEFT_OUT = new Set(["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]);

/** Metadata that the API server sets itself. */
const SERVER_SIDE = new Set(["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"]);

/** Finds the path of an object's collection by asking the API server's discovery, once per group and version. */
class Paths {
  private readonly known = new Map<string, Promise<z.infer<typeof resourceList>>>();
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  async collection(object: Manifest): Promise<string> {
    const root = object.apiVersion.includes("/") ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    const list =
      this.known.get(root) ?? this.send("GET", root).then((answer) => resourceList.parse(answer.body));
    this.known.set(root, list);
    const resource = (await list).resources.find(
      ({ name, kind }) => kind === object.kind && !name.includes("/"),
    );
    if (resource === undefined) throw new Error(`${object.apiVersion} ${object.kind} is not served`);
    const scope = resource.namespaced ? `/namespaces/${object.metadata.namespace ?? "default"}` : "";
    return `${root}${scope}/${resource.name}`;
  }
}

/** Applies custom resource definitions and waits until every one of them is served. */
export async function loadCrds(send: Send, files: readonly string[]): Promise<void> {
  const documents = files.flatMap((file) => readDocuments(file));
  const crds = documents.filter(isManifest).filter(({ kind }) => kind === "CustomResourceDefinition");
  await loadObjects(send, crds);
  for (const crd of crds) await untilEstablished(send, crd.metadata.name);
}

/** Creates objects but webhooks through the API, namespaces first, and writes their status as a controller would. */
export async function loadObjects(send: Send, objects: readonly unknown[]): Promise<void> {
  const manifests = objects.map((object) => manifest.parse(object)).filter(({ kind }) => !LEFT_OUT.has(kind));
  const paths = new Paths(send);
  const namespaces = manifests.filter(({ kind }) => kind === "Namespace");
  const others = manifests.filter(({ kind }) => kind !== "Namespace");
  for (const group of [namespaces, others]) {
    for (let start = 0; start < group.length; start += AT_ONCE) {
      await Promise.all(group.slice(start, start + AT_ONCE).map((object) => load(send, paths, object)));
    }
  }
}

async function load(send: Send, paths: Paths, object: Manifest): Promise<void> {
  const collection = await paths.collection(object);
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !SERVER_SIDE.has(key)),
  );
  const created = await send("POST", collection, { ...withoutAddress(object), metadata });
  if (created.status === 409) return;
  if (created.status >= 300)
    throw new Error(`${object.kind} ${object.metadata.name}: ${JSON.stringify(created.body).slice(0, 400)}`);
  if (
    object.status === undefined ||
    object.kind === "Namespace" ||
    object.kind === "CustomResourceDefinition"
  )
    return;
  const written = await send("PATCH", `${collection}/${object.metadata.name}/status`, {
    status: object.status,
  });
  if (written.status >= 300 && written.status !== 404) {
    throw new Error(
      `status of ${object.kind} ${object.metadata.name}: ${JSON.stringify(written.body).slice(0, 400)}`,
    );
  }
}

/** A Service's address is the API server's to give, from its own range; a headless Service stays headless. */
function withoutAddress(object: Manifest): Manifest {
  const spec = z.looseObject({ clusterIP: z.string() }).safeParse(object["spec"]);
  if (object.kind !== "Service" || !spec.success || spec.data.clusterIP === "None") return object;
  const { clusterIP: _given, clusterIPs: _all, ...rest } = spec.data;
  return { ...object, spec: rest };
}

const crdStatus = z.looseObject({
  status: z.looseObject({ conditions: z.array(z.looseObject({ type: z.string(), status: z.string() })) }),
});

async function untilEstablished(send: Send, name: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await send("GET", `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`);
    const crd = crdStatus.safeParse(answer.body);
    if (crd.data?.status.conditions.some(({ type, status }) => type === "Established" && status === "True"))
      return;
    await pause(50);
  }
  throw new Error(`${name} was not established`);
}

function readDocuments(file: string): readonly unknown[] {
  const documents = parseAllDocuments(readFileSync(file, "utf8"));
  return documents.map((document) => z.unknown().parse(document.toJS()));
}

function isManifest(value: unknown): value is Manifest {
  return manifest.safeParse(value).success;
}
