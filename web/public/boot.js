// Runs before the first paint, as a file of its own because the Content-Security-Policy allows no inline script:
// the colours, the density and the language that were chosen last apply at once, without a flash.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const scheme = read("klientela.scheme") ?? "auto";
  const dark = scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mantineColorScheme = dark ? "dark" : "light";
  root.dataset.density = read("klientela.density") ?? "regular";
  root.lang = read("klientela.language") ?? (navigator.language.startsWith("pl") ? "pl" : "en");
})();
