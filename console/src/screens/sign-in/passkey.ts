import { ApiProblem } from '../../api/problem.ts'
import { auth } from './auth.ts'

/** Whether this browser has passkeys for this site: they belong to a name, so not where it is opened by an IP address. */
export function hasPasskeys(): boolean {
  const named = !/^[\d.]+$|^\[/.test(location.hostname)
  return named && 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** Signs in by a passkey of this device or of one nearby. */
export async function signInByPasskey(): Promise<void> {
  const asked = await auth<PublicKeyCredentialRequestOptionsJSON>('passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...asked,
    userVerification: 'required',
  })
  const credential = await used(() => navigator.credentials.get({ publicKey }))
  await auth('passkey/verify-authentication', { response: credential.toJSON() })
}

/** Makes a passkey for whoever is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const asked = await auth<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
  const credential = await used(() => navigator.credentials.create({ publicKey }))
  await auth('passkey/verify-registration', { response: credential.toJSON(), name })
}

/** A name for a passkey that is made here, such as `Chrome on Linux`. */
export function thisDevice(): string {
  return deviceName(navigator.userAgent)
}

/** What a browser says of itself, in words. */
export function deviceName(agent: string | null): string {
  if (!agent) return 'Unknown device'
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : agent.split(/[\s/]/)[0]
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(agent)?.[1]
  return system ? `${browser} on ${system}` : `${browser}`
}

async function used(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await ask().catch((fault: unknown) => {
    const known = (fault as DOMException).name === 'InvalidStateError'
    throw known
      ? new ApiProblem('passkey', 0, 'This device has a passkey for your account already.')
      : new ApiProblem(
          'passkey',
          0,
          'No passkey was used: it was broken off, took too long, or there is none for this site.',
        )
  })
  if (!credential) throw new ApiProblem('passkey', 0, 'No passkey was used.')
  return credential as PublicKeyCredential
}
