// Signing in with a passkey, and making one: the only script of these pages. Without it they work with a password.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// As a form: the gateway takes headers about CSRF for its own.
async function post(path, csrf, credential) {
  const body = new URLSearchParams({ _csrf: csrf });
  if (credential) body.set("credential", credential);
  const answer = await fetch(path, { method: "POST", body });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.message ?? "");
  return told;
}

function written(credential) {
  const { response } = credential;
  const told = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    told.attestationObject = text(response.attestationObject);
    told.transports = response.getTransports?.() ?? [];
  } else {
    told.authenticatorData = text(response.authenticatorData);
    told.signature = text(response.signature);
    if (response.userHandle) told.userHandle = text(response.userHandle);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: told,
  });
}

async function signIn(csrf) {
  const options = await post("/signin/passkey/options", csrf);
  const credential = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge) },
  });
  return post("/signin/passkey", csrf, written(credential));
}

async function create(csrf) {
  const options = await post("/signin/enrol/passkey/options", csrf);
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
    },
  });
  return post("/signin/enrol/passkey", csrf, written(credential));
}

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    const button = part.querySelector("button");
    const problem = part.querySelector(".error");
    const ceremony = part.dataset.passkey === "create" ? create : signIn;
    part.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      problem.hidden = true;
      try {
        const { location } = await ceremony(part.dataset.csrf);
        window.location.assign(location);
      } catch (failure) {
        problem.textContent = failure.name === "Error" && failure.message ? failure.message : part.dataset.failed;
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }
}
