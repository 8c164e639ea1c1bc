import {
  ActionIcon,
  Button,
  createTheme,
  Drawer,
  Input,
  Loader,
  Menu,
  Modal,
  Popover,
  Select,
  Skeleton,
  Tooltip,
} from "@mantine/core";

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

/** How Mantine's components behave here; how they look is in tokens.css. */
export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  fontFamily: "var(--k-font)",
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "xs", fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray", size: 28 } }),
    Input: Input.extend({ defaultProps: { size: "xs" } }),
    // Options stay beside their field, inside the landmark or dialog that it is in.
    Select: Select.extend({
      defaultProps: {
        size: "xs",
        withScrollArea: false,
        classNames: { options: "k-options" },
        comboboxProps: { shadow: "md", withinPortal: false, floatingStrategy: "fixed" },
      },
    }),
    // The page itself never scrolls, so nothing has to be locked (that would need an inline <style>).
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, radius: "md", transitionProps: { duration: 120 }, attributes: plainHeader },
    }),
    Drawer: Drawer.extend({
      defaultProps: { lockScroll: false, transitionProps: { duration: 140 }, attributes: plainHeader },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: "md",
        radius: "md",
        position: "bottom-end",
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
        withinPortal: false,
        floatingStrategy: "fixed",
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", radius: "md", transitionProps: { duration: 80 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, fz: 12, withArrow: false } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: "sm" } }),
    Loader: Loader.extend({ defaultProps: { size: 16 } }),
  },
});
