import "@testing-library/jest-dom/vitest";
import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// Screens come as chunks of their own, and a build machine may be busy.
configure({ asyncUtilTimeout: 15_000 });

// What jsdom lacks and Mantine and the lists ask for.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
vi.stubGlobal(
  "IntersectionObserver",
  class {
    observe() {}
    disconnect() {}
  },
);
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }) as never;
Object.defineProperty(document, "fonts", { value: { addEventListener() {}, removeEventListener() {} } });
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
// A virtual list shows what fits: in jsdom everything has no size.
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { get: () => 800 });
Object.defineProperty(HTMLElement.prototype, "offsetWidth", { get: () => 1200 });
Object.defineProperty(Element.prototype, "clientHeight", { get: () => 800 });
Object.defineProperty(Element.prototype, "clientWidth", { get: () => 1200 });

afterEach(() => {
  notifications.clean();
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
