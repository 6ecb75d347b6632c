/** Stands until the invitation screen lands. */
export default function InvitationPage() {
  return <p>Invitation</p>
}
