import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ObjectStore } from "../store/object-store";
import type { ResourceAttributes } from "./access-attributes";
import type { Authenticated } from "./authenticate";
import { authorize } from "./authorize";
import { refuseForbidden } from "./refuse-forbidden";
import { type User, WELL_KNOWN } from "./user";

const EXTRA_PREFIX = "impersonate-extra-";
const AUTHENTICATION_GROUP = "authentication.k8s.io";

/** Request headers by lower-case name, each value apart, as `IncomingMessage.headersDistinct` has them. */
type Headers = Readonly<Record<string, readonly string[] | undefined>>;

interface Wanted {
  readonly name: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readWanted(headers: Headers): Wanted {
  const extra = Object.entries(headers).flatMap(([header, values]) =>
    header.startsWith(EXTRA_PREFIX)
      ? [[decode(header.slice(EXTRA_PREFIX.length)), values ?? []] as const]
      : [],
  );
  return {
    name: headers["impersonate-user"]?.[0] ?? "",
    uid: headers["impersonate-uid"]?.[0] ?? "",
    groups: headers["impersonate-group"] ?? [],
    extra: new Map(extra),
  };
}

/** `ns` and `name` of `system:serviceaccount:ns:name`. */
function accountOf(userName: string): { readonly namespace: string; readonly name: string } | null {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(userName) ?? [];
  return namespace === undefined || name === undefined ? null : { namespace, name };
}

/** What must be allowed, one by one, so that somebody may act as somebody else. */
function attributesOf({ name, uid, groups, extra }: Wanted): readonly ResourceAttributes[] {
  const of = (resource: string, more: Partial<ResourceAttributes>): ResourceAttributes => ({
    type: "resource",
    verb: "impersonate",
    group: "",
    resource,
    subresource: "",
    namespace: "",
    name: "",
    ...more,
  });
  const account = accountOf(name);
  const group = AUTHENTICATION_GROUP;
  return [
    account === null ? of("users", { name }) : of("serviceaccounts", account),
    ...groups.map((one) => of("groups", { name: one })),
    ...[...extra].flatMap(([subresource, values]) =>
      values.map((value) => of("userextras", { group, subresource, name: value })),
    ),
    ...(uid === "" ? [] : [of("uids", { group, name: uid })]),
  ];
}

function groupsOf({ name, groups }: Wanted): readonly string[] {
  const { anonymous, authenticated, unauthenticated } = WELL_KNOWN;
  const account = accountOf(name);
  const given =
    account !== null && groups.length === 0
      ? ["system:serviceaccounts", `system:serviceaccounts:${account.namespace}`]
      : groups;
  const own = name === anonymous ? unauthenticated : authenticated;
  return given.includes(own) || given.includes(unauthenticated) ? given : [...given, own];
}

const goTexts = (values: readonly string[]): string =>
  `[]string{${values.map((value) => JSON.stringify(value)).join(", ")}}`;

/** 400 for groups, extra values or a uid of nobody, in the words of the API server. */
function refuseNobody({ uid, groups, extra }: Wanted): Refused {
  const keys = [...extra.keys()].sort();
  const values = keys.map((key) => `${JSON.stringify(key)}:${goTexts(extra.get(key) ?? [])}`);
  const extraText = keys.length === 0 ? "(nil)" : `{${values.join(", ")}}`;
  const groupsText = groups.length === 0 ? "[]string(nil)" : goTexts(groups);
  const user = `&user.DefaultInfo{Name:"", UID:${JSON.stringify(uid)}, Groups:${groupsText}, Extra:map[string][]string${extraText}}`;
  return refuse("BadRequest", `requested ${user} without impersonating a user name`);
}

/**
 * The user a request acts as: who makes it, or who its Impersonate- headers name where the verb `impersonate` allows that; else
 * 403. https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
 */
export function impersonate(store: ObjectStore, user: User, headers: Headers): Authenticated {
  const wanted = readWanted(headers);
  if (wanted.name === "") {
    const nothing = wanted.uid === "" && wanted.groups.length === 0 && wanted.extra.size === 0;
    return nothing ? { ok: true, user } : refuseNobody(wanted);
  }
  for (const attributes of attributesOf(wanted)) {
    const { allowed, reason } = authorize(store, user, attributes);
    if (!allowed) return refuseForbidden(user, attributes, reason);
  }
  return { ok: true, user: { ...wanted, groups: groupsOf(wanted) } };
}
