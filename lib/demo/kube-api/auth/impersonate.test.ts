import { expect, it } from "vitest";
import { accessContext, demoUser } from "@/lib/testing/access-context";
import { impersonate } from "./impersonate";
import type { User } from "./user";

const { store } = accessContext();
const ROOT = demoUser("root", "system:masters");
const as = (
  user: User,
  headers: Readonly<Record<string, readonly string[]>>,
): ReturnType<typeof impersonate> => impersonate(store, user, headers);

it("leaves a request without such headers with who makes it", () => {
  expect(as(ROOT, { accept: ["*/*"] })).toEqual({ ok: true, user: ROOT });
});

it.each([
  ["a user", { "impersonate-user": ["ada"] }, "ada", ["system:authenticated"]],
  [
    "a user of groups",
    { "impersonate-user": ["ada"], "impersonate-group": ["a", "b"] },
    "ada",
    ["a", "b", "system:authenticated"],
  ],
  [
    "a user of the group of all",
    { "impersonate-user": ["ada"], "impersonate-group": ["system:authenticated"] },
    "ada",
    ["system:authenticated"],
  ],
  ["nobody", { "impersonate-user": ["system:anonymous"] }, "system:anonymous", ["system:unauthenticated"]],
  [
    "a ServiceAccount, with its groups",
    { "impersonate-user": ["system:serviceaccount:shop:web"] },
    "system:serviceaccount:shop:web",
    ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"],
  ],
])("lets system:masters act as %s", (_who, headers, name, groups) => {
  expect(as(ROOT, headers)).toMatchObject({ ok: true, user: { name, groups } });
});

it("hands on the uid and extra values, whose keys may be percent-encoded", () => {
  const headers = {
    "impersonate-user": ["ada"],
    "impersonate-uid": ["7"],
    "impersonate-extra-acme.com%2fproject": ["x", "y"],
    "impersonate-extra-%zz": ["odd"],
  };
  const extra = new Map([
    ["acme.com/project", ["x", "y"]],
    ["%zz", ["odd"]],
  ]);
  expect(as(ROOT, headers)).toMatchObject({ ok: true, user: { uid: "7", extra } });
});

it.each([
  [
    { "impersonate-user": ["ada"] },
    'users "ada" is forbidden: User "bookinfo-editor" cannot impersonate resource "users" in API group "" at the cluster scope',
  ],
  [
    { "impersonate-user": ["system:serviceaccount:other:web"] },
    'serviceaccounts "web" is forbidden: User "bookinfo-editor" cannot impersonate resource "serviceaccounts" in API group "" in the namespace "other"',
  ],
  [
    { "impersonate-user": ["system:serviceaccount:bookinfo:web"], "impersonate-group": ["system:masters"] },
    'groups "system:masters" is forbidden: User "bookinfo-editor" cannot impersonate resource "groups" in API group "" at the cluster scope',
  ],
])("refuses what the verb impersonate does not allow: %j", (headers, message) => {
  const answer = as(demoUser("bookinfo-editor"), headers);
  expect(answer).toMatchObject({ ok: false, reply: { code: 403, body: { message } } });
});

it("lets an editor act as the accounts of the namespace", () => {
  const answer = as(demoUser("bookinfo-editor"), {
    "impersonate-user": ["system:serviceaccount:bookinfo:web"],
  });
  expect(answer.ok).toBe(true);
});

it.each([
  [{ "impersonate-group": ["a"] }],
  [{ "impersonate-uid": ["a"] }],
  [{ "impersonate-extra-a": ["b"] }],
])("answers 400 to %j without a user, also to system:masters", (headers) => {
  expect(as(ROOT, headers)).toMatchObject({ ok: false, reply: { code: 400 } });
});
