import { sessionIsBack } from '../../app/session-ended.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'

/** Over the screen when the session has ended: what waited goes on once it is back. */
export default function SignInAgain() {
  return (
    <Dialog title="Your session has ended" isOpen onClose={() => {}} stays>
      <p>Nothing you typed is lost. Sign in in another tab, then go on.</p>
      <Button look="main" onPress={sessionIsBack}>
        Go on
      </Button>
    </Dialog>
  )
}
