import type { FullRole, RoleResource } from "../../src/features/roles/types.ts";
import { bodyOf, json, type MakePart, problem, record } from "./part.ts";

const changing = ["read", "create", "update", "delete"];
const resource = (name: string, owned: boolean, fields: string[] = [], ...more: string[]): RoleResource => ({
  name,
  actions: [...changing, ...more],
  owned,
  fields,
});

const resources: RoleResource[] = [
  resource("contact", true, ["name", "emails", "phones", "city", "ownerId"], "import", "export"),
  resource("company", true, ["name", "website", "revenue", "ownerId"], "import", "export"),
  resource("activity", true, ["name", "body", "ownerId"], "import", "export"),
  resource("lead", true, ["name", "email", "status", "ownerId"], "import", "export"),
  resource("deal", true, ["name", "amount", "stageId", "probability", "ownerId"], "import", "export"),
  resource("pipeline", false),
  resource("product", false, ["name", "price"], "import", "export"),
  resource("ticket", true, ["name", "contactEmail", "priority", "ownerId"], "import", "export"),
  resource("campaign", true, ["name", "totals"], "send", "export"),
  { name: "submission", actions: ["read"], owned: false, fields: [] },
  resource("user", false, [], "import", "export", "see-as"),
  resource("role", false),
];

/** Roles as the server keeps them: those that ship stay as they are. */
export const roles: MakePart = (mock) => {
  const list = mock.data.roles as FullRole[];
  const manager = list.find((it) => it.id === "sales-manager");
  if (manager) {
    manager.permissions = [
      { resource: "contact", actions: [...changing, "export"], scope: "all" },
      { resource: "deal", actions: ["read", "create"], scope: "all" },
      { resource: "deal", actions: ["update", "delete"], scope: "team" },
    ];
  }
  list.push({
    ...(list[2] as FullRole),
    id: "role-own",
    name: "Telefoniczne Biuro Obsługi (bez kwot)",
    builtIn: false,
    permissions: [
      { resource: "contact", actions: ["read", "update"], scope: "all" },
      { resource: "deal", actions: ["read"], scope: "team" },
      { resource: "deal", actions: ["update"], scope: "own" },
    ],
    fields: [
      { resource: "deal", field: "amount", access: "hidden" },
      { resource: "contact", field: "ownerId", access: "read-only" },
    ],
    secondFactorRequired: true,
  });
  return {
    created: { roles: () => ({ builtIn: false }) },
    handle: async ({ request, root, id, sub }) => {
      if (root === "users" && sub === "see-as") {
        return request.method === "DELETE"
          ? new Response(null, { status: 204 })
          : json({ until: new Date(Date.now() + 30 * 60_000).toISOString() });
      }
      const seen = request.headers.get("Klientela-See-As");
      if (seen && request.method !== "GET")
        return problem(403, "You see the application as somebody else, and only look.");
      if (seen && root === "users" && id === "me") {
        const user = mock.data.users.find((it) => it.id === seen);
        return json({ ...user, permissions: manager?.permissions ?? [] });
      }
      if (root !== "roles") return undefined;
      if (id === "resources") return json(resources);
      const role = list.find((it) => it.id === id);
      if (role && sub === "copy") {
        const { name } = await bodyOf(request);
        const copy = { ...role, id: mock.newId("role"), name: String(name), builtIn: false, version: 1 };
        list.unshift(copy);
        return record(copy, 201);
      }
      if (role && sub === "replace") return new Response(null, { status: 204 });
      return undefined;
    },
  };
};
