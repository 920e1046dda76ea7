import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { refuse, refuseNotFound } from "../http/status";
import type { Presentation } from "../read/presentation";
import { createObject } from "./create-object";
import { deleteObject } from "./delete-object";
import { patchObject } from "./patch-object";
import { type Saved, saveObject } from "./save-object";
import type { WriteContext } from "./write-context";

function replaceObject(context: WriteContext, request: ResourceRequest, body: unknown): Saved | Refused {
  const { store, kind } = context;
  const current = store.get(kind, kind.namespaced ? request.namespace : "", request.name);
  return current === undefined
    ? refuseNotFound(kind, request.name)
    : saveObject(context, request, current, body);
}

/** Carries out create, update, patch or delete and answers with the object as stored; 405 for any other verb. */
export function writeObject(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  contentType: string,
  body: unknown,
): Reply | Refused {
  const answered = (saved: Saved | Refused): Reply | Refused =>
    saved.ok ? { code: saved.created ? 201 : 200, body: presentation.one(saved.object) } : saved;
  switch (request.verb) {
    case "create":
      return request.name === ""
        ? answered(createObject(context, request, body))
        : refuse("MethodNotAllowed", "the server does not allow this method on the requested resource");
    case "update":
      return answered(replaceObject(context, request, body));
    case "patch":
      return answered(patchObject(context, request, contentType, body));
    case "delete":
      return deleteObject(context, request);
    default:
      return refuse("MethodNotAllowed", "the server does not allow this method on the requested resource");
  }
}
