import { describe, expect, it } from "vitest";
import { givesEverything, matrixOf, permissionsOf, type RoleResource } from "@/features/roles/types";

const resources: RoleResource[] = [
  { name: "deal", actions: ["read", "create", "update"], owned: true, fields: [] },
  { name: "product", actions: ["read"], owned: false, fields: [] },
];

describe("the matrix of a role", () => {
  it("shows the widest that any row gives", () => {
    const matrix = matrixOf(
      [
        { resource: "deal", actions: ["read", "update"], scope: "own" },
        { resource: "deal", actions: ["read"], scope: "team" },
        { resource: "*", actions: ["read"], scope: "own" },
      ],
      resources,
    );
    expect(matrix).toEqual({ deal: { read: "team", update: "own" }, product: { read: "own" } });
  });

  it("comes back from the rows that are written for it", () => {
    const matrix = { deal: { read: "all", create: "all", update: "own" }, product: { read: "all" } } as const;
    const rows = permissionsOf(matrix);
    expect(rows).toContainEqual({ resource: "deal", actions: ["read", "create"], scope: "all" });
    expect(matrixOf(rows, resources)).toEqual(matrix);
  });

  it("knows the role that may do everything from one that may read everything", () => {
    expect(givesEverything([{ resource: "*", actions: ["*"], scope: "all" }])).toBe(true);
    expect(givesEverything([{ resource: "*", actions: ["read"], scope: "all" }])).toBe(false);
  });
});
