import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Invitation } from '../../../../src/desk/members/invitations.ts'
import type { Member, Members } from '../../../../src/desk/members/routes.ts'
import type { Role } from '../../../../src/vocabulary/role.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Tick } from '../../parts/field.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { SettingsPage } from './frame.tsx'
import { Invite } from './invite.tsx'
import { Providers } from './providers.tsx'
import { permissionWords, roleWords } from './role-words.ts'
import './members.css'

/** Who works here, as what; invitations; single sign-on. */
export default function MembersPage() {
  const members = useQuery({
    queryKey: ['member', 'list'],
    queryFn: ({ signal }) => api.get<Members>('/members', { limit: 500 }, signal),
  })
  return (
    <SettingsPage title="Members" wide>
      <Shown of={members}>
        {(shown) => (
          <>
            <MemberTable members={shown.members} />
            {shown.next && <p className="quiet">The first 500 are shown.</p>}
            <Invite />
            <Invitations />
            <SecondFactorRule required={shown.secondFactorRequired} />
            <Providers />
            <RoleTable roles={shown.roles} />
          </>
        )}
      </Shown>
    </SettingsPage>
  )
}

function MemberTable({ members }: { members: Member[] }) {
  return (
    <div className="table">
      <table className="members">
        <thead>
          <tr>
            <th>Member</th>
            <th>Role</th>
            <th>Second factor</th>
            <th>Last seen</th>
            <th>
              <span className="vh">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Row key={member.user} member={member} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const roleNames = Object.entries(roleWords) as [Role, { name: string }][]

function Row({ member }: { member: Member }) {
  const { user, name, email, role, secondFactor, lastSeen, you } = member
  const change = useChange()
  const give = (to: Role) =>
    change.mutate({
      act: () => api.put(`/members/${user}/role`, { role: to }),
      says: `${name} is ${roleWords[to].name.toLowerCase()} now.`,
      undo: () => api.put(`/members/${user}/role`, { role }),
    })
  return (
    <tr>
      <td data-label="Member">
        <strong>{name}</strong> {you && <span className="tag">you</span>}
        <br />
        <span className="quiet small">{email}</span>
      </td>
      <td data-label="Role">
        <select
          aria-label={`Role of ${name}, ${email}`}
          value={role}
          disabled={change.isPending}
          onChange={(event) => give(event.currentTarget.value as Role)}
        >
          {roleNames.map(([one, words]) => (
            <option key={one} value={one}>
              {words.name}
            </option>
          ))}
        </select>
      </td>
      <td data-label="Second factor">{secondFactor ? 'On' : <span className="quiet">Off</span>}</td>
      <td data-label="Last seen">
        {lastSeen ? <Ago at={lastSeen} /> : <span className="quiet">Not signed in</span>}
      </td>
      <td>
        <div className="actions">
          <Button
            small
            isDisabled={you || change.isPending}
            onPress={() =>
              change.mutate({
                act: () => api.delete(`/members/${user}/sessions`),
                says: `${name} is signed out everywhere.`,
              })
            }
          >
            Sign out
          </Button>
          <Button
            small
            isDisabled={change.isPending}
            onPress={() =>
              change.mutate({
                act: () => api.delete(`/members/${user}`),
                says: `${name} is no longer a member.`,
                undo: () => api.post(`/members/${user}/return`, { role }),
              })
            }
          >
            Remove
          </Button>
        </div>
      </td>
    </tr>
  )
}

type Change = { act: () => Promise<unknown>; says: string; undo?: () => Promise<unknown> }

/** Does one thing, says so with a way back, and asks for the list again. */
export function useChange() {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['member'] })
  return useMutation({
    mutationFn: ({ act }: Change) => act(),
    onSuccess: (_, { says, undo }) => {
      refresh()
      toast(says, undo ? { undo: () => undo().then(refresh) } : {})
    },
    onError: toastFault,
  })
}

function Invitations() {
  const open = useQuery({
    queryKey: ['member', 'invitations'],
    queryFn: ({ signal }) => api.get<{ invitations: Invitation[] }>('/invitations', {}, signal),
  })
  const change = useChange()
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations">Open invitations</h2>
      <Shown of={open}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <p className="quiet">None: everybody who was invited has answered, or the week is over.</p>
          ) : (
            <ul className="member-lines">
              {invitations.map(({ id, email, role, by, expires }) => (
                <li key={id}>
                  <span>
                    <strong>{email}</strong> as {roleWords[role].name.toLowerCase()}
                    <br />
                    <span className="quiet small">
                      invited by {by}; ends <Ago at={expires} />
                    </span>
                  </span>
                  <Button
                    small
                    aria-label={`Withdraw the invitation of ${email}`}
                    onPress={() =>
                      change.mutate({
                        act: () => api.delete(`/invitations/${id}`),
                        says: `The invitation of ${email} is withdrawn; its link is dead.`,
                      })
                    }
                  >
                    Withdraw
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

function SecondFactorRule({ required }: { required: boolean }) {
  const change = useChange()
  const set = (to: boolean) => () => api.put('/sign-in-rules', { secondFactorRequired: to })
  return (
    <section aria-labelledby="sign-in-rules">
      <h2 id="sign-in-rules">Second factor</h2>
      <Tick
        label="Members must sign in with more than a password"
        hint="An authenticator app, a passkey or single sign-on. Whoever has none reaches only their account, from their next request on: set up your own first."
        isOn={required}
        isDisabled={change.isPending}
        onChange={(on) =>
          change.mutate({
            act: set(on),
            says: on ? 'A second factor is asked for now.' : 'A password is enough now.',
            undo: set(!on),
          })
        }
      />
    </section>
  )
}

function RoleTable({ roles }: { roles: Members['roles'] }) {
  if (roles.length === 0) return <Empty title="No roles" />
  const permissions = Object.entries(permissionWords)
  return (
    <section aria-labelledby="what-roles-may">
      <h2 id="what-roles-may">What each role may do</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a narrow screen, for a keyboard too */}
      <section className="table" tabIndex={0} aria-label="Table of roles and permissions">
        <table className="roles">
          <thead>
            <tr>
              <th>
                <span className="vh">Permission</span>
              </th>
              {roles.map(({ role }) => (
                <th key={role} scope="col">
                  {roleWords[role].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map(([permission, says]) => (
              <tr key={permission}>
                <th scope="row">{says}</th>
                {roles.map(({ role, may }) => (
                  <td key={role}>{may.includes(permission) ? 'yes' : <span className="quiet">no</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
