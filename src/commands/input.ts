import { readFile } from 'node:fs/promises'
import { Refusal } from './command.ts'

/** The bytes of a file, or of standard input for `-`. Refuses with the reason where it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return readStandardInput()
  try {
    return await readFile(path)
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    const why =
      { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[
        code ?? ''
      ] ?? code
    throw new Refusal(`${path} cannot be read: ${why}.`)
  }
}

async function readStandardInput() {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
