import { expect, test } from "vitest";
import type { Finding } from "@/lib/domain/validations/finding";
import { redactFinding } from "./redact-finding";

const ref = (namespace: string, name: string) => ({ kind: "VirtualService", namespace, name });
const finding: Finding = {
  code: "KIA1106",
  severity: "warning",
  object: ref("shop", "cart"),
  path: [],
  message: 'The host "cart" has another VirtualService: bank/till, shop/other and "bank/vault".',
  why: "",
  related: [ref("bank", "till"), ref("shop", "other"), ref("bank", "vault")],
  fix: null,
};

test("what may not be seen is named neither as related nor in the message", () => {
  const told = redactFinding(finding, ({ namespace }) => namespace === "shop");
  expect(told.related).toEqual([ref("shop", "other")]);
  expect(told.message).toBe(
    'The host "cart" has another VirtualService: an object you may not see, shop/other and an object you may not see.',
  );
});

test("whoever may see all of it is told all of it", () => {
  expect(redactFinding(finding, () => true)).toBe(finding);
});
