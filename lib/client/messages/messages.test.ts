import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { dependencySchema, featureSchema, statusResponseSchema } from "@/lib/contracts/status-response";
import { HEALTH_STATUSES } from "@/lib/domain/health/health";
import { REFRESHES } from "../url-state/refreshes";
import { WINDOWS } from "../url-state/windows";
import { messages } from "./messages";

const translate = createTranslator({ locale: "en", messages });

/** Every value must have words of its own, or it reads as another one. */
test.each<[string, readonly string[], (value: string) => string]>([
  ["window", WINDOWS, (window) => translate("time.windowName", { window })],
  ["refresh", REFRESHES, (refresh) => translate("refresh.option", { refresh })],
  ["health", HEALTH_STATUSES, (status) => translate("health.status", { status })],
  [
    "dependency state",
    dependencySchema.shape.state.options,
    (state) => translate("statusPage.state", { state }),
  ],
  ["dependency", dependencySchema.shape.name.options, (name) => translate("statusPage.dependency", { name })],
  ["kind state", featureSchema.shape.state.options, (state) => translate("statusPage.kindState", { state })],
  [
    "access",
    statusResponseSchema.shape.viewer.shape.mode.options,
    (mode) => translate("shell.accessMode", { mode }),
  ],
])("every %s has words of its own", (_, values, word) => {
  const words = values.map(word);
  expect(new Set(words).size).toBe(values.length);
});

test.each([
  [0, "false", "No endpoints"],
  [0, "true", "No endpoints that you may see"],
  [1, "true", "1 endpoint"],
])(
  "%i endpoints of a destination (hidden ones: %s) are called by what is true: %s",
  (count, hidden, words) => {
    expect(translate("explorer.endpoints", { count, hidden })).toBe(words);
  },
);
