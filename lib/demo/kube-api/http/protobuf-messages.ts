/** How a field is read: a text, texts, a whole number, a message, messages, a map of texts, or one of bytes, which become base64. */
export type FieldForm =
  "text" | "texts" | "number" | "map" | "binaryMap" | ProtobufMessage | { readonly each: ProtobufMessage };

/** Fields by number; "ignored" is one whose content does not matter. */
export interface ProtobufMessage {
  readonly [field: number]: { readonly name: string; readonly as: FieldForm } | "ignored";
}

const text = (name: string): { name: string; as: "text" } => ({ name, as: "text" });
const texts = (name: string): { name: string; as: "texts" } => ({ name, as: "texts" });

const METADATA = {
  name: "metadata",
  as: {
    1: text("name"),
    2: text("generateName"),
    3: text("namespace"),
    8: "ignored",
    11: { name: "labels", as: "map" },
    12: { name: "annotations", as: "map" },
  },
} as const;
const RESOURCE_ATTRIBUTES = {
  1: text("namespace"),
  2: text("verb"),
  3: text("group"),
  4: text("version"),
  5: text("resource"),
  6: text("subresource"),
  7: text("name"),
};
const ACCESS_SPEC = {
  1: { name: "resourceAttributes", as: RESOURCE_ATTRIBUTES },
  2: { name: "nonResourceAttributes", as: { 1: text("path"), 2: text("verb") } },
};
const BOUND_OBJECT = { 1: text("kind"), 2: text("apiVersion"), 3: text("name"), 4: text("uid") };
const TOKEN_SPEC: ProtobufMessage = {
  1: texts("audiences"),
  3: { name: "boundObjectRef", as: BOUND_OBJECT },
  4: { name: "expirationSeconds", as: "number" },
};
const RULE = {
  1: texts("verbs"),
  2: texts("apiGroups"),
  3: texts("resources"),
  4: texts("resourceNames"),
  5: texts("nonResourceURLs"),
};
const SELECTOR: ProtobufMessage = { 1: { name: "matchLabels", as: "map" } };
const AGGREGATION: ProtobufMessage = { 1: { name: "clusterRoleSelectors", as: { each: SELECTOR } } };
const ROLE: ProtobufMessage = { 1: METADATA, 2: { name: "rules", as: { each: RULE } } };
const SUBJECT = { 1: text("kind"), 2: text("apiGroup"), 3: text("name"), 4: text("namespace") };
const BINDING: ProtobufMessage = {
  1: METADATA,
  2: { name: "subjects", as: { each: SUBJECT } },
  3: { name: "roleRef", as: { 1: text("apiGroup"), 2: text("kind"), 3: text("name") } },
};

const SECRET: ProtobufMessage = {
  1: METADATA,
  2: { name: "data", as: "binaryMap" },
  3: text("type"),
  4: { name: "stringData", as: "map" },
};

/** What kubectl sends as protobuf whatever the server prefers, after the .proto files of k8s.io/api. */
export const PROTOBUF_MESSAGES: ReadonlyMap<string, ProtobufMessage> = new Map<string, ProtobufMessage>([
  ["ClusterRole", { ...ROLE, 3: { name: "aggregationRule", as: AGGREGATION } }],
  ["ClusterRoleBinding", BINDING],
  ["ConfigMap", { 1: METADATA, 2: { name: "data", as: "map" } }],
  ["Namespace", { 1: METADATA, 3: "ignored" }],
  ["Role", ROLE],
  ["RoleBinding", BINDING],
  ["Secret", SECRET],
  ["SelfSubjectAccessReview", { 1: "ignored", 2: { name: "spec", as: ACCESS_SPEC }, 3: "ignored" }],
  ["SelfSubjectReview", { 1: "ignored", 2: "ignored" }],
  [
    "SelfSubjectRulesReview",
    { 1: "ignored", 2: { name: "spec", as: { 1: text("namespace") } }, 3: "ignored" },
  ],
  ["ServiceAccount", { 1: METADATA }],
  ["TokenRequest", { 1: METADATA, 2: { name: "spec", as: TOKEN_SPEC }, 3: "ignored" }],
]);
