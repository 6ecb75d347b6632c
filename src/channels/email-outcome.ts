import type { Outcome } from './outcome.ts'

export type SmtpFault = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/**
 * What a failed hand-over means (RFC 5321 §4.2.1: 4yz may be tried again, 5yz not). A refusal before the recipient was
 * named (greeting, TLS, sign-in, our own address) is about us, so it is temporary whatever its code: nobody is given up
 * for a wrong password. `written`: the server had the whole message; without an answer after that nobody knows.
 */
export function classifyFault(fault: SmtpFault, written: boolean): Outcome {
  const code = fault.responseCode ? String(fault.responseCode) : (fault.code ?? null)
  const text = (fault.response ?? fault.message).slice(0, 500)
  if (!fault.responseCode) return silence(fault, written, { code, text })
  if (!aboutRecipient(fault)) return { outcome: 'temporary', code, text, server: true }
  if (fault.responseCode < 500)
    return { outcome: 'temporary', code, text, server: fault.responseCode === 421 }
  return { outcome: 'permanent', code, text }
}

function silence(fault: SmtpFault, written: boolean, said: { code: string | null; text: string }): Outcome {
  // Faults that no attempt can cure lie in the message or its address, found before anything was sent.
  if (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE') return { outcome: 'permanent', ...said }
  if (written) return { outcome: 'unknown', ...said }
  return { outcome: 'temporary', ...said, server: true }
}

function aboutRecipient({ command }: SmtpFault) {
  return command === 'RCPT TO' || command === 'DATA'
}
