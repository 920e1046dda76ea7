/** How often configuration is asked again where no event says that it changed. */
export const CONFIG_POLL_MS = 15_000;
