import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { Mock } from "./mock.ts";

/** The policy that the gateway sends, so that what would break under it breaks here first. */
export const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "frame-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The policy of the page in which mails are shown. */
const framed = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** Answers the API from memory while the UI is developed; never part of a build. */
export function mockApi(): Plugin {
  const mock = new Mock();
  const serve = (middlewares: Connect.Server) => {
    middlewares.use((request, response, next) => {
      const url = request.url ?? "/";
      if (url.startsWith("/api/v1/reports/updates")) return stream(mock, response);
      if (url.startsWith("/api/v1/notifications/stream")) return notifications(mock, response);
      if (!url.startsWith("/api/") && !url.startsWith("/auth/")) return next();
      void answer(mock, request, response);
    });
  };
  return {
    name: "klientela-mock-api",
    configureServer: (server) => serve(server.middlewares),
    configurePreviewServer: (server) => {
      server.middlewares.use((request, response, next) => {
        response.setHeader("Content-Security-Policy", request.url?.startsWith("/frame.html") ? framed : csp);
        next();
      });
      serve(server.middlewares);
    },
  };
}

function stream(mock: Mock, response: ServerResponse) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write(": here\n\n");
  const off = mock.onChange(() => response.write(`event: changed\ndata: {"asOf":"${new Date().toISOString()}"}\n\n`));
  response.on("close", off);
}

function notifications(mock: Mock, response: ServerResponse) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write(": here\n\n");
  const off = mock.onNotification((it) => response.write(`event: notification\ndata: ${JSON.stringify(it)}\n\n`));
  response.on("close", off);
}

async function answer(mock: Mock, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const method = request.method ?? "GET";
  const init: RequestInit = { method, headers: request.headers as Record<string, string> };
  if (chunks.length && method !== "GET") init.body = new Uint8Array(Buffer.concat(chunks));
  const answered = await mock.handle(new Request(`http://mock${request.url}`, init));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}
