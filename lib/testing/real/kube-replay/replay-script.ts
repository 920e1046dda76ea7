import { APPLY_STEPS } from "./apply-steps";
import { CREATE_STEPS } from "./create-steps";
import { DELETE_STEPS } from "./delete-steps";
import { HTTP_STEPS } from "./http-steps";
import { KIND_STEPS } from "./kind-steps";
import { LIST_STEPS } from "./list-steps";
import { PATCH_STEPS } from "./patch-steps";
import type { ReplayStep } from "./replay-step";
import { SUBRESOURCE_STEPS } from "./subresource-steps";
import { UPDATE_STEPS } from "./update-steps";
import { VALIDATION_STEPS } from "./validation-steps";

/** The whole script; later parts use what earlier ones have made. */
export const REPLAY_SCRIPT: readonly ReplayStep[] = [
  ...CREATE_STEPS,
  ...UPDATE_STEPS,
  ...PATCH_STEPS,
  ...APPLY_STEPS,
  ...SUBRESOURCE_STEPS,
  ...VALIDATION_STEPS,
  ...KIND_STEPS,
  ...LIST_STEPS,
  ...HTTP_STEPS,
  ...DELETE_STEPS,
];
