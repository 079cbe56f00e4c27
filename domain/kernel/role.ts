/** From the least to the most that one may do: a role may do whatever the roles before it may. */
export const roles = ['member', 'responder', 'admin'] as const
export type Role = (typeof roles)[number]
