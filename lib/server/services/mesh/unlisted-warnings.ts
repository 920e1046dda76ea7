const UNLISTED = {
  code: "namespacesUnlisted",
  message:
    "You may not list namespaces: gateways, routes, policies and callers of namespaces that are not known here may decide too. Ask for the right to list namespaces.",
};

/** What is to be said of any answer about a mesh to a viewer who may not list its namespaces (`listed` false). */
export function unlistedWarnings(
  listed: boolean,
): readonly { readonly code: string; readonly message: string }[] {
  return listed ? [] : [UNLISTED];
}
