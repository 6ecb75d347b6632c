import { z } from 'zod'

/** Who may see it: Traffic Light Protocol 2.0. Only CLEAR may ever reach an anonymous address. */
export const sharings = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export const Sharing = z.enum(sharings)
export type Sharing = z.infer<typeof Sharing>

/** Whose words the text is in. Text read from another publisher stays internal until it is rewritten. */
export const wordings = ['own', 'licensed', 'quoted'] as const
export const Wording = z.enum(wordings)
export type Wording = z.infer<typeof Wording>
