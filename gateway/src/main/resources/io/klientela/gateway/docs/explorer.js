// A signed-in browser can try the API with its session: changes then need the session's CSRF token.
fetch("/auth/session")
  .then((answer) => answer.json())
  .catch(() => ({}))
  .then((session) => {
    window.SwaggerUIBundle({
      url: "/api/docs/openapi.json",
      dom_id: "#explorer",
      deepLinking: true,
      docExpansion: "none",
      filter: true,
      requestInterceptor: (request) => {
        if (session.csrf && !request.headers.Authorization) {
          request.headers["X-CSRF-Token"] = session.csrf;
        }
        return request;
      },
    });
  });
