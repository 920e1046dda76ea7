import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/client/i18n/request.ts");

/** One build serves any sub-path: the placeholder is replaced at start (scripts/start.ts). */
const BASE_PATH_PLACEHOLDER = "/__MESHLENS_BASE__";

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  basePath: process.env.NODE_ENV === "production" ? BASE_PATH_PLACEHOLDER : "",
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks the same files, tests included.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
