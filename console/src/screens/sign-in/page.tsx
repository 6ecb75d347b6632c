/** Stands until the sign-in screens land. */
export default function SignInPage() {
  return <p>Open the sign-in link of the terminal.</p>
}
