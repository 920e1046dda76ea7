import { getRequestConfig } from "next-intl/server";
import { messages } from "../messages/messages";

/** Words come from lib/client/messages; times are written by the browser in the reader's zone. */
export default getRequestConfig(() => ({ locale: "en", messages, timeZone: "UTC" }));
