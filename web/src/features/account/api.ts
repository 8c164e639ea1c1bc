import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
}

export interface Account {
  passwordSetAt?: string | null;
  totpSince?: string | null;
  recoveryCodesMadeAt?: string | null;
  recoveryCodesLeft: number;
  passkeys: Passkey[];
  secondFactorRequired: boolean;
}

export interface SignedIn {
  id: string;
  name: string;
  address?: string | null;
  method: string;
  createdAt: string;
  lastUsedAt?: string | null;
  current: boolean;
}

export interface Offer {
  secret: string;
  uri: string;
  qr: { size: number; path: string };
}

const base = "/api/v1/account";

export const accountOptions = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => request<Account>(base, { signal }),
});

/** One's own sessions; whoever administers sees others elsewhere. */
export const sessionsOptions = (userId: string) =>
  queryOptions({
    queryKey: ["sessions", userId],
    queryFn: ({ signal }) =>
      request<{ items: SignedIn[] }>(
        `/api/v1/sessions?${new URLSearchParams({ filter: `ownerId == "${userId}"`, sort: "-createdAt", limit: "100" })}`,
        { signal },
      ),
  });

export const changePassword = (current: string, password: string) =>
  request(`${base}/password`, { method: "POST", body: { current, password } });

export const offerApp = (password?: string) => request<Offer>(`${base}/totp`, { method: "POST", body: { password } });

export const confirmApp = (code: string) =>
  request<{ recoveryCodes?: string[] | null }>(`${base}/totp/confirm`, { method: "POST", body: { code } });

export const dropApp = (password?: string) => request(`${base}/totp`, { method: "DELETE", body: { password } });

export const renewCodes = (password?: string) =>
  request<{ codes: string[] }>(`${base}/recovery-codes`, { method: "POST", body: { password } });

export const passkeyOptions = (password?: string) =>
  request<PublicKeyCredentialCreationOptionsJSON>(`${base}/passkeys/options`, { method: "POST", body: { password } });

export const addPasskey = (name: string, credential: unknown) =>
  request(`${base}/passkeys`, { method: "POST", body: { name, credential } });

export const renamePasskey = (id: string, name: string) =>
  request(`${base}/passkeys/${id}`, { method: "PATCH", body: { name } });

export const removePasskey = (id: string, password?: string) =>
  request(`${base}/passkeys/${id}`, { method: "DELETE", body: { password } });

export const endSession = (id: string) => request(`/api/v1/sessions/${id}`, { method: "DELETE" });

export const endOtherSessions = () =>
  request<{ ended: number }>("/api/v1/sessions/end", { method: "POST", body: { keepCurrent: true } });
