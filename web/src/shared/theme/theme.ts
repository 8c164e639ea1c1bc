import { createTheme } from "@mantine/core";

/** One shade each: the real values of both colour schemes are the variables of tokens.css. */
const accent = Array.from({ length: 10 }, () => "var(--k-accent)") as unknown as readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** The <header> of a dialog is not the banner of the page. */
const plainHeader = { header: { role: "presentation" } };

/**
 * How Mantine's components behave here; how they look is in tokens.css. Plain objects and not `Select.extend(…)`, so that
 * the first screen does not load what only later ones show.
 */
export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  fontFamily: "var(--k-font)",
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "xs", fw: 500 } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 28 } },
    Input: { defaultProps: { size: "xs" } },
    // Options stay beside their field, inside the landmark or dialog that it is in.
    Select: {
      defaultProps: {
        size: "xs",
        withScrollArea: false,
        classNames: { options: "k-options" },
        comboboxProps: { shadow: "md", withinPortal: false, floatingStrategy: "fixed" },
      },
    },
    // The page itself never scrolls, so nothing has to be locked (that would need an inline <style>).
    Modal: {
      defaultProps: { lockScroll: false, radius: "md", transitionProps: { duration: 120 }, attributes: plainHeader },
    },
    Drawer: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 140 }, attributes: plainHeader },
    },
    Menu: {
      defaultProps: {
        shadow: "md",
        radius: "md",
        position: "bottom-end",
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
        withinPortal: false,
        floatingStrategy: "fixed",
      },
    },
    Popover: { defaultProps: { shadow: "md", radius: "md", transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 350, fz: 12, withArrow: false } },
    Skeleton: { defaultProps: { radius: "sm" } },
    Loader: { defaultProps: { size: 16 } },
  },
});
