import shell from "./en.json";
import config from "./config.json";
import editor from "./editor.json";
import forms from "./forms.json";
import history from "./history.json";
import recipes from "./recipes.json";

/** Every word of the product, in English; one file for each part of it. */
export const messages = { ...shell, ...config, ...editor, ...forms, ...history, ...recipes };
