// Mantine made to look like us: LOOK.md section 6. Every value is a token of styles/tokens.css, so light and dark need nothing here.
import { createTheme } from "@mantine/core";
import type { CSSVariablesResolver, MantineColorsTuple } from "@mantine/core";

/** Mantine's colour name → our token's name. */
const hues = { accent: "accent", green: "green", blue: "blue", gray: "grey", orange: "orange", red: "red" } as const;
const token = (name: string): string => `var(--${name})`;

// Mantine wants ten steps and reads a few by number: 1 tint, 2 line, 6 solid, 8 text.
const steps = (t: string): MantineColorsTuple => [
  token(`${t}-tint`),
  token(`${t}-tint`),
  token(`${t}-line`),
  token(`${t}-line`),
  token(t),
  token(t),
  token(t),
  token(t),
  token(`${t}-text`),
  token(`${t}-text`),
];
// Grey and dark are also what Mantine's own parts draw lines and grounds with.
const gray: MantineColorsTuple = [
  token("bg-hover"),
  token("grey-tint"),
  token("grey-line"),
  token("line"),
  token("line-strong"),
  token("grey"),
  token("grey"),
  token("grey-text"),
  token("grey-text"),
  token("text"),
];
const dark: MantineColorsTuple = [
  token("text"),
  token("text-2"),
  token("text-3"),
  token("text-3"),
  token("line-strong"),
  token("bg-hover"),
  token("bg-field"),
  token("bg"),
  token("bg-side"),
  token("bg-side"),
];

const variables: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(hues).flatMap(([name, t]) => [
      [`--mantine-color-${name}-filled`, token(t)],
      [`--mantine-color-${name}-filled-hover`, token(t === "accent" ? "accent-hover" : `${t}-text`)],
      [`--mantine-color-${name}-light`, token(`${t}-tint`)],
      [`--mantine-color-${name}-light-hover`, token(`${t}-line`)],
      [`--mantine-color-${name}-light-color`, token(`${t}-text`)],
      [`--mantine-color-${name}-outline`, token(`${t}-line`)],
      [`--mantine-color-${name}-outline-hover`, token(`${t}-tint`)],
      [`--mantine-color-${name}-text`, token(`${t}-text`)],
    ]),
  ),
  "--mantine-color-body": token("bg"),
  "--mantine-color-text": token("text"),
  "--mantine-color-bright": token("text"),
  "--mantine-color-dimmed": token("text-3"),
  "--mantine-color-placeholder": token("text-3"),
  "--mantine-color-default": token("bg-field"),
  "--mantine-color-default-hover": token("bg-hover"),
  "--mantine-color-default-border": token("line-strong"),
  "--mantine-color-default-color": token("text"),
  "--mantine-color-anchor": token("accent-text"),
  "--mantine-color-error": token("red-text"),
  "--mantine-color-success": token("green-text"),
  "--mantine-color-disabled": token("bg-hover"),
  "--mantine-color-disabled-color": token("text-3"),
  "--mantine-color-disabled-border": "transparent",
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });

const heights: Record<string, string> = { xs: "24px", sm: "28px", md: "32px", lg: "36px" };
const small = (size: unknown): boolean => size === "xs" || size === "sm";
const quick = { transitionProps: { duration: 160 } } as const;
const veil = { defaultProps: { backgroundOpacity: 0.25 } } as const;
const floating = { shadow: "none", radius: "md", transitionProps: { duration: 160 } } as const;

interface Looks {
  size?: unknown;
  variant?: unknown;
  color?: unknown;
}
interface Part {
  defaultProps?: object;
  styles?: Record<string, Record<string, string | number>>;
  vars?: (theme: unknown, props: Looks) => Record<string, Record<string, string | undefined>>;
}
// `Button.extend` would pull every named part into the first screen; by name they stay with the screens that use them (10 kB gz).
const set = (part: Part): Part => part;

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: 6,
  cursorType: "pointer",
  respectReducedMotion: true,
  defaultRadius: "sm",
  colors: { ...Object.fromEntries(Object.entries(hues).map(([name, t]) => [name, steps(t)])), gray, dark },
  fontFamily: '"Inter Variable", system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  lineHeights: { xs: "1.3334", sm: "1.5385", md: "1.5715", lg: "1.5", xl: "1.5556" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px" },
  shadows: {
    xs: token("shadow-button"),
    sm: token("shadow-float"),
    md: token("shadow-float"),
    lg: token("shadow-float"),
    xl: token("shadow-float"),
  },
  components: {
    Button: set({
      defaultProps: { size: "md", variant: "default" },
      vars: (_theme, p) => ({
        root: {
          "--button-height": heights[String(p.size)],
          "--button-fz": p.size === "xs" ? "12px" : "13px",
          "--button-padding-x": small(p.size) || p.variant === "subtle" ? "8px" : "12px",
          ...(p.variant === "outline" && p.color === "red"
            ? { "--button-color": token("red-text"), "--button-hover": token("red-tint") }
            : {}),
          ...(p.variant === "subtle" && (p.color === undefined || p.color === "gray") ? { "--button-color": token("text-2") } : {}),
          ...(p.variant === "subtle" ? { "--button-hover": token("bg-hover") } : {}),
        },
      }),
    }),
    ActionIcon: set({
      defaultProps: { size: "md", variant: "subtle", color: "gray" },
      vars: (_theme, p) => ({
        root: {
          "--ai-size": heights[String(p.size)],
          ...(p.color === "gray" ? { "--ai-color": token("text-2"), "--ai-hover": token("bg-hover") } : {}),
        },
      }),
    }),
    Input: set({
      defaultProps: { size: "md" },
      vars: (_theme, p) => ({
        wrapper: {
          "--input-height": { xs: "24px", sm: "28px", md: "32px", lg: "36px" }[String(p.size)],
          "--input-fz": "13px",
          "--input-padding-x": "10px",
        },
      }),
    }),
    TextInput: set({ defaultProps: { size: "md" } }),
    Textarea: set({ defaultProps: { size: "md" } }),
    Select: set({ defaultProps: { size: "md", withCheckIcon: true, checkIconPosition: "right" } }),
    MultiSelect: set({ defaultProps: { size: "md", checkIconPosition: "right" } }),
    Badge: set({
      defaultProps: { variant: "light", radius: "xs", tt: "none", fw: 400, color: "gray" },
      vars: () => ({ root: { "--badge-height": "20px", "--badge-fz": "12px", "--badge-padding-x": "6px" } }),
    }),
    Table: set({
      defaultProps: {
        verticalSpacing: 0,
        highlightOnHover: true,
        withRowBorders: true,
        borderColor: token("line-soft"),
        highlightOnHoverColor: token("bg-hover"),
      },
    }),
    Tabs: set({ defaultProps: { color: token("text") } }),
    Tooltip: set({ defaultProps: { openDelay: 400, transitionProps: { duration: 120 } } }),
    Kbd: set({ defaultProps: { size: "xs" } }),
    Menu: set({ defaultProps: { ...floating, withInitialFocusPlaceholder: false } }),
    Popover: set({ defaultProps: floating }),
    Modal: set({ defaultProps: { radius: "md", centered: true, ...quick } }),
    ModalOverlay: set(veil),
    DrawerOverlay: set(veil),
    PasswordInput: set({ vars: () => ({ root: { "--psi-icon-size": "16px", "--psi-button-size": "24px" } }) }),
    Drawer: set({ defaultProps: { radius: 0, ...quick } }),
    Progress: set({ defaultProps: { size: 4, radius: 2 } }),
    SegmentedControl: set({ defaultProps: { size: "xs", transitionDuration: 120 } }),
    Switch: set({
      defaultProps: { size: "xs", withThumbIndicator: false },
      // Under the words it explains.
      styles: { description: { paddingInlineStart: 8, marginTop: 2 } },
    }),
    Checkbox: set({ defaultProps: { size: "xs", radius: "xs" } }),
    Radio: set({ defaultProps: { size: "xs" } }),
  },
});

/**
 * For menus in heads and bars: drawn beside their button, so that they stay inside its landmark, and fixed, so that no column clips them.
 * Not for menus in rows of a VirtualList: its rows are moved by transforms, which fixed things cannot leave.
 */
export const inPlace = { withinPortal: false, floatingStrategy: "fixed" } as const;
