declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  /** As much of it as the tests use; it brings no types of its own. */
  export type Hoodiecrow = {
    server: Server
    appendMessage(folder: string, flags: string[], date: unknown, raw: string): void
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
  }
  export default function hoodiecrow(options: object): Hoodiecrow
}
