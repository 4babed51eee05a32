// Rules that a schema's shape cannot say: whoever breaks one sent something well-formed, and is answered 422 rather than 400.

/** For `refine`: what was expected, and at which field. A description must say the rule too, as the API's document shows nothing else of it. */
export const rule = (expected: string, path: string[] = []): { error: string; path: string[]; params: { rule: true } } => ({
  error: expected,
  path,
  params: { rule: true },
});

/** Whether an issue tells of such a rule. */
export const isRule = (issue: { code: string; params?: unknown }): boolean =>
  issue.code === "custom" && typeof issue.params === "object" && issue.params !== null && "rule" in issue.params;
