/**
 * The catalogue of problems the HTTP surface answers with (RFC 9457). `type` is `/problems/<code>`; `detail` says what
 * is wrong with this request and what to do.
 */
export const problems = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'invalid-fields': { status: 422, title: 'Some fields are not valid' },
  'sign-in-needed': { status: 401, title: 'Sign in or send a key' },
  'second-factor-needed': { status: 403, title: 'A second factor is needed' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'unknown-link': { status: 404, title: 'This link is not known or has expired' },
  held: { status: 409, title: 'Something keeps the alert from going out' },
  conflict: { status: 409, title: 'Somebody changed this first' },
  'too-large': { status: 413, title: 'The body is too large' },
  'wrong-media-type': { status: 415, title: 'This media type is not read here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  'out-of-order': { status: 503, title: 'The database cannot be reached' },
} as const

export type ProblemCode = keyof typeof problems
export type FieldFault = { path: string; message: string }

/** A bad request, thrown in a route and answered at the HTTP edge. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: FieldFault[] | undefined
  readonly extra: Record<string, unknown>

  constructor(code: ProblemCode, detail: string, fields?: FieldFault[], extra: Record<string, unknown> = {}) {
    super(detail)
    this.code = code
    this.fields = fields
    this.extra = extra
  }

  get status() {
    return problems[this.code].status
  }

  /** The body of the answer, media type application/problem+json. */
  toJSON() {
    const { status, title } = problems[this.code]
    const fields = this.fields ? { errors: this.fields } : {}
    return { type: `/problems/${this.code}`, title, status, detail: this.message, ...fields, ...this.extra }
  }
}
