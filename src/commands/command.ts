import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** What a command is given: its words, its options, the settings, and where to print. */
export type Call = {
  words: string[]
  options: Record<string, string | boolean | undefined>
  config: Config
  print(line: string): void
  warn(line: string): void
}

/** One command of `alarum`. `run` answers the exit code: 0 done, 1 the answer is no or bad, 2 it was called wrongly. */
export type Command = {
  usage: string
  summary: string
  options?: ParseArgsConfig['options']
  run(call: Call): Promise<number>
}

/** A fault of the call or its input, told in one line without a stack; the command ends with `exitCode`. */
export class Refusal extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** A misuse of the command line: exit code 2. */
export function misuse(message: string) {
  return new Refusal(message, 2)
}

/** A text option, or undefined where it was not given. */
export function text(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}
