// Shows the HTML that the page around it sends. This page is sandboxed: what it shows cannot run, post or reach the session.
function tellHeight() {
  parent.postMessage({ height: document.documentElement.scrollHeight }, "*");
}

function show(html) {
  const shown = new DOMParser().parseFromString(html, "text/html");
  for (const style of document.head.querySelectorAll("style")) {
    style.remove();
  }
  document.head.append(...shown.querySelectorAll("style"));
  document.body.setAttribute("style", shown.body.getAttribute("style") ?? "");
  document.body.replaceChildren(...shown.body.childNodes);
  for (const link of document.querySelectorAll("a[href]")) {
    link.rel = "noopener noreferrer";
  }
  tellHeight();
}

addEventListener("message", (event) => {
  if (event.source === parent && typeof event.data?.html === "string") {
    show(event.data.html);
  }
});
new ResizeObserver(tellHeight).observe(document.documentElement);
parent.postMessage({ ready: true }, "*");
