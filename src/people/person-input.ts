import { z } from '@hono/zod-openapi'
import * as fields from './fields.ts'
import { personKinds } from './person.ts'

const text = (most: number) => z.preprocess(emptyAsNull, z.string().trim().max(most).nullable())
const list = z.array(z.string().trim().min(1).max(100)).max(50)

const shape = {
  name: z.string().trim().min(1, 'Write the name.').max(200),
  email: z.preprocess(emptyAsNull, readBy(fields.mailAddress).nullable()),
  phone: z.preprocess(emptyAsNull, readBy(fields.telephone).nullable()),
  language: readBy(fields.languageTag),
  kind: z.enum(personKinds),
  nationality: z.array(readBy(fields.country)).max(10),
  affiliation: list,
  tags: list,
  team: text(200),
  role: text(200),
  emergencyContact: text(200),
  emergencyPhone: z.preprocess(emptyAsNull, readBy(fields.telephone).nullable()),
  active: z.boolean(),
}

/** A person written by hand. */
export const PersonInput = z
  .object({
    ...shape,
    email: shape.email.default(null),
    phone: shape.phone.default(null),
    language: shape.language.default('en'),
    kind: shape.kind.default('employee'),
    nationality: shape.nationality.default([]),
    affiliation: list.default([]),
    tags: list.default([]),
    team: shape.team.default(null),
    role: shape.role.default(null),
    emergencyContact: shape.emergencyContact.default(null),
    emergencyPhone: shape.emergencyPhone.default(null),
    active: shape.active.default(true),
    /** The stable key that imports know the person by; the mail address where nothing else is given. */
    key: text(200).default(null),
  })
  .openapi('PersonInput')
export type PersonInput = z.infer<typeof PersonInput>

/** What is to be changed on a person; what is not named stays. */
export const PersonChange = z.object(shape).partial().openapi('PersonChange')
export type PersonChange = z.infer<typeof PersonChange>

/** A text as one of the readers of import cells understands it; what is wrong is said in the same words. */
function readBy(read: (text: string) => fields.Field<string>) {
  return z
    .string()
    .trim()
    .transform((text, context) => {
      const field = read(text)
      if ('value' in field) return field.value
      context.addIssue({ code: 'custom', message: field.fault })
      return z.NEVER
    })
}

function emptyAsNull(value: unknown) {
  return typeof value === 'string' && value.trim() === '' ? null : value
}
