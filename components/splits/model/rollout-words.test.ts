import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { messages } from "@/lib/client/messages/messages";
import { rolloutWords } from "./rollout-words";

const translate = createTranslator({ locale: "en", messages });
const PAUSED = {
  kind: "Rollout",
  namespace: "shop",
  name: "cart",
  phase: "Paused",
  message: "step 1/4.",
} as const;
const UNREAD = { ...PAUSED, namespace: "", name: "", phase: "", message: "" };
const STAYS = "Meshlens does not write over it: promote or abort there.";

test.each([
  [
    PAUSED,
    "Rollout cart",
    "Rollout cart: Paused",
    `Rollout cart moves these weights (Paused). step 1/4. ${STAYS}`,
  ],
  [UNREAD, "Rollout", "Rollout", `A Rollout that cannot be read moves these weights. ${STAYS}`],
])("a rollout is told as far as it is known: %j", (rollout, name, short, owned) => {
  const words = rolloutWords(rollout);
  expect(translate("splits.rolloutName", words)).toBe(name);
  expect(translate("splits.rolloutShort", words)).toBe(short);
  expect(translate("shifting.rolloutOwned", words)).toBe(owned);
});
