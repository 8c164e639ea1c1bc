import type { Account, SignedIn } from "../../src/features/account/api.ts";
import type { ApiClient } from "../../src/features/users/api.ts";
import { bodyOf, json, type MakePart, problem } from "./part.ts";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const codes = Array.from({ length: 10 }, (_, index) => `k7fm-2qx${index}-p4rd-w9h${index}`);

/** A picture that looks like a QR code and says nothing. */
const qr = {
  size: 29,
  path: Array.from({ length: 320 }, (_, i) => `M${2 + ((i * 7) % 25)} ${2 + ((i * 11) % 25)}h1v1h-1z`).join(""),
};

/** One's own account and sessions, and the programs that have a client. */
export const account: MakePart = (mock) => {
  const own: Account = {
    passwordSetAt: ago(60 * 24 * 40),
    totpSince: null,
    recoveryCodesMadeAt: null,
    recoveryCodesLeft: 8,
    passkeys: [{ id: "passkey-1", name: "Laptop służbowy", createdAt: ago(60 * 24 * 12) }],
    secondFactorRequired: true,
  };
  let sessions: SignedIn[] = [
    ["session-1", "Firefox, Linux", "203.0.113.7", "passkey", 30, 1, true],
    ["session-2", "Safari, iPhone", "198.51.100.23", "password+totp", 60 * 26, 60 * 5, false],
    ["session-3", "Edge, Windows", "203.0.113.9", "password", 60 * 50, 60 * 31, false],
  ].map(([id, name, address, method, created, used, current]) => ({
    id: String(id),
    name: String(name),
    address: String(address),
    method: String(method),
    createdAt: ago(Number(created)),
    lastUsedAt: ago(Number(used)),
    current: Boolean(current),
  }));
  let clients: ApiClient[] = [
    ["erp", "ERP", ["sales-manager"], true, 3],
    ["hurtownia", "Hurtownia danych", ["analyst"], true, 60 * 9],
    ["stary-sklep", "Stary sklep", ["sales-rep"], false, null],
  ].map(([id, name, roles, active, used]) => ({
    id: String(id),
    name: String(name),
    roles: roles as string[],
    active: Boolean(active),
    lastUsedAt: used === null ? null : ago(Number(used)),
    version: 1,
  }));
  return {
    handle: async ({ request, root, id, sub }) => {
      if (root === "account") {
        if (!id) return json(own);
        if (id === "password") {
          const { current } = await bodyOf(request);
          return current === "wrong"
            ? problem(422, "The password is not right.", [{ field: "current", message: "is not right" }])
            : new Response(null, { status: 204 });
        }
        if (id === "totp" && sub === "confirm") {
          own.totpSince = ago(0);
          own.recoveryCodesLeft = codes.length;
          return json({ recoveryCodes: codes });
        }
        if (id === "totp" && request.method === "DELETE") {
          own.totpSince = null;
          return new Response(null, { status: 204 });
        }
        if (id === "totp") return json({ secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", uri: "otpauth://totp/demo", qr });
        if (id === "recovery-codes") return json({ codes });
        if (id === "passkeys" && request.method === "DELETE") {
          own.passkeys = own.passkeys.filter((it) => it.id !== sub);
          return json({ items: own.passkeys });
        }
        return problem(405, "Not here.");
      }
      if (root === "accounts" && !id) {
        const items = mock.data.users.filter((_, index) => index % 3 !== 1).map(({ id, name }) => ({ id, name }));
        return json({ items, nextCursor: null });
      }
      if (root === "sessions") {
        if (id === "end") {
          const ended = sessions.filter((it) => !it.current).length;
          sessions = sessions.filter((it) => it.current);
          return json({ ended });
        }
        if (request.method === "DELETE") {
          sessions = sessions.filter((it) => it.id !== id);
          return new Response(null, { status: 204 });
        }
        return json({ items: sessions, nextCursor: null });
      }
      if (root === "api-clients") {
        if (!id && request.method === "GET") return json({ items: clients, nextCursor: null });
        if (!id) {
          const { name, roles, clientId } = await bodyOf(request);
          const made: ApiClient = {
            id: String(clientId ?? mock.newId("client")),
            name: String(name),
            roles: roles as string[],
            active: true,
            version: 1,
          };
          clients = [...clients, made];
          return json({ ...made, secret: "Zm9yLWRlbW9uc3RyYXRpb25zLW9ubHk" }, 201);
        }
        const client = clients.find((it) => it.id === id);
        if (!client) return problem(404, "There is no such client.");
        if (request.method === "DELETE") {
          clients = clients.filter((it) => it !== client);
          return new Response(null, { status: 204 });
        }
        if (request.method === "PUT") Object.assign(client, await bodyOf(request));
        if (sub === "disable" || sub === "enable") client.active = sub === "enable";
        client.version++;
        return json(sub === "rotate" ? { ...client, secret: "Zm9yLWRlbW9uc3RyYXRpb25zLW9ubHk" } : client);
      }
      return undefined;
    },
  };
};
