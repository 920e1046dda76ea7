import shell from "./en.json";
import config from "./config.json";
import editor from "./editor.json";
import explorer from "./explorer.json";
import forms from "./forms.json";
import history from "./history.json";
import recipes from "./recipes.json";
import security from "./security.json";
import splits from "./splits.json";

/** Every word of the product, in English; one file for each part of it. */
export const messages = {
  ...shell,
  ...config,
  ...editor,
  ...explorer,
  ...forms,
  ...history,
  ...recipes,
  ...security,
  ...splits,
};
