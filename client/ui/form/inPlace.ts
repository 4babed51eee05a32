// For Mantine menus in heads and bars: drawn beside their button, so that they stay inside its landmark, and fixed, so that no column clips them.
// Not for menus in rows of a VirtualList: its rows are moved by transforms, which fixed things cannot leave.
export const inPlace = { withinPortal: false, floatingStrategy: "fixed" } as const;
