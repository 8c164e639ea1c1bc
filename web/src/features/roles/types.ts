import type { Permission, Role, Scope } from "@/shared/api/types";

export type FieldAccess = "hidden" | "read-only";

export interface FieldRule {
  resource: string;
  field: string;
  access: FieldAccess;
}

export interface FullRole extends Role {
  fields?: FieldRule[] | null;
  secondFactorRequired?: boolean | null;
}

/** A row of the matrix: what can be done to a kind of record, and whether records of it belong to somebody. */
export interface RoleResource {
  name: string;
  actions: string[];
  owned: boolean;
  fields: string[];
}

/** What a role gives, by resource and action. */
export type Matrix = Record<string, Record<string, Scope>>;

const widths: Scope[] = ["own", "team", "all"];

function wider(one: Scope | undefined, other: Scope): Scope {
  return one && widths.indexOf(one) > widths.indexOf(other) ? one : other;
}

export function givesEverything(permissions: Permission[]): boolean {
  return permissions.some((row) => row.resource === "*" && row.actions.includes("*") && row.scope === "all");
}

/** The rows of a role as a matrix; what counts is the widest that any of them gives. */
export function matrixOf(permissions: Permission[], resources: RoleResource[]): Matrix {
  const matrix: Matrix = {};
  for (const { name, actions } of resources) {
    for (const row of permissions) {
      if (row.resource !== name && row.resource !== "*") continue;
      for (const action of actions) {
        if (!row.actions.includes(action) && !row.actions.includes("*")) continue;
        const cells = matrix[name] ?? {};
        cells[action] = wider(cells[action], row.scope);
        matrix[name] = cells;
      }
    }
  }
  return matrix;
}

/** The fewest rows that give what the matrix says. */
export function permissionsOf(matrix: Matrix): Permission[] {
  return Object.entries(matrix).flatMap(([resource, cells]) =>
    widths
      .map((scope) => ({
        resource,
        scope,
        actions: Object.keys(cells).filter((action) => cells[action] === scope),
      }))
      .filter((row) => row.actions.length > 0),
  );
}
