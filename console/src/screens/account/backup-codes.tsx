import { Button } from '../../parts/button.tsx'
import { toast } from '../../parts/toasts.tsx'

/** Codes that are shown this once: copied, saved as a file or written down before the dialog goes. */
export function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const text = `${codes.join('\n')}\n`
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
  return (
    <>
      <p>
        <strong>Keep these backup codes now; they are not shown again.</strong> Each signs you in once when
        your phone is not at hand.
      </p>
      <ul className="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button onPress={() => navigator.clipboard.writeText(text).then(() => toast('Copied.'))}>Copy</Button>
        <a className="button" href={file} download="alarum-backup-codes.txt">
          Save as a file
        </a>
        <Button look="main" onPress={onKept}>
          I have kept them
        </Button>
      </div>
    </>
  )
}
