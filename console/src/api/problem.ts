/** RFC 9457, as every refusal of the API looks; `offline` and `unreadable` are ours, where no answer came. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
  holds?: { code: string; message: string; field?: string }[]
}

/** What went wrong with a call, for people (`message`) and for code (`code`). */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly errors: { path: string; message: string }[]
  readonly body: ProblemBody | null

  constructor(code: string, status: number, message: string, body: ProblemBody | null = null) {
    super(message)
    this.code = code
    this.status = status
    this.errors = body?.errors ?? []
    this.body = body
  }

  /** What is wrong with this field, where the server said so; `path` is as in the request. */
  of(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message
  }
}

/** The problem that an answer tells of. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => null)) as ProblemBody | null
  const code = body?.type?.split('/').at(-1) ?? 'unreadable'
  const said = body?.detail ?? `The server answered ${answer.status} without saying why.`
  return new ApiProblem(code, answer.status, said, body)
}

/** No answer at all: the server or the way to it is down. Nothing was lost here; what was asked may be asked again. */
export function offline(cause: unknown): ApiProblem {
  return Object.assign(
    new ApiProblem('offline', 0, 'The server cannot be reached. Nothing here is lost; trying again helps.'),
    { cause },
  )
}

/** What to tell somebody about anything thrown. */
export function saysOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
