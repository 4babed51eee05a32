// Who may do what. Roles are held per knowledge base; an admin is one for the whole server.
export const roles = ["viewer", "trainer", "publisher", "admin"] as const;
export type Role = (typeof roles)[number];

/** What an endpoint asks of its caller. `public` and `signedIn` need no role; the others are rights within a knowledge base, `admin` over the server. */
export const permissions = ["public", "signedIn", "read", "write", "publish", "admin"] as const;
export type Permission = (typeof permissions)[number];

const rights: Record<Role, readonly Permission[]> = {
  viewer: ["public", "signedIn", "read"],
  trainer: ["public", "signedIn", "read", "write"],
  publisher: ["public", "signedIn", "read", "write", "publish"],
  admin: permissions,
};

/** Whether someone with this role (null: signed in, but no member) may do what needs this permission. */
export const may = (role: Role | null, permission: Permission): boolean =>
  role ? rights[role].includes(permission) : permission === "public" || permission === "signedIn";
