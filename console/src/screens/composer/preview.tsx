import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Preview } from '../../../../src/desk/drafts/contract.ts'
import { api, apiAddress } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Shown } from '../../parts/states.tsx'
import { useDraft } from './open-draft.tsx'
import { Pick } from './small-controls.tsx'
import { languages } from './words.ts'

type Look = 'html' | 'plain'
const looks = [
  ['html', 'most mail programs show it'],
  ['plain', 'plain text'],
] as const

/** What recipients and readers would see of what is saved now. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const { store, draft } = useDraft()
  useEffect(() => void store.flush(), [store])
  const { id, version } = draft
  const [language, setLanguage] = useState<string>('en')
  const [look, setLook] = useState<Look>('html')
  const asked = useQuery({
    queryKey: ['draft', id, 'preview', version, language],
    queryFn: ({ signal }) => api.get<Preview>(`/drafts/${id}/preview`, { language }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <Dialog title="Preview" isOpen onClose={onClose} wide>
      <Shown of={asked}>
        {(preview) => (
          <>
            {preview.missing.length > 0 && (
              <ul className="note">
                {preview.missing.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
            <Tabs className="previews">
              <TabList aria-label="Previews">
                <Tab id="page">Page</Tab>
                <Tab id="mail">Mail</Tab>
                <Tab id="text">Text message</Tab>
                <Tab id="cap">CAP</Tab>
              </TabList>
              <TabPanel id="page">
                <iframe
                  title="The alert’s page"
                  sandbox=""
                  className="preview-frame"
                  src={apiAddress(`/drafts/${id}/preview/page`, { v: version })}
                />
              </TabPanel>
              <TabPanel id="mail">
                <Pick
                  shown
                  label="To a reader of"
                  value={language}
                  options={languages}
                  onChange={setLanguage}
                />
                <p>
                  <b>Subject:</b> {preview.mail.subject}
                </p>
                <Pick shown label="As" value={look} options={looks} onChange={setLook} />
                {look === 'html' ? (
                  <iframe
                    title="The mail"
                    sandbox=""
                    className="preview-frame"
                    src={apiAddress(`/drafts/${id}/preview/mail`, { language, v: version })}
                  />
                ) : (
                  <pre className="preview-text">{preview.mail.plain}</pre>
                )}
              </TabPanel>
              <TabPanel id="text">
                <TextMessage text={preview.text} />
              </TabPanel>
              <TabPanel id="cap">
                <pre className="preview-text">{preview.cap}</pre>
              </TabPanel>
            </Tabs>
          </>
        )}
      </Shown>
      <div className="actions">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}

function TextMessage({ text }: { text: Preview['text'] }) {
  const { body, encoding, length, parts, forcing } = text
  const [one, more] = encoding === 'GSM-7' ? [160, 153] : [70, 67]
  return (
    <>
      <p className="sms">{body}</p>
      <p>
        <b>{length}</b> characters in {encoding === 'GSM-7' ? 'the GSM alphabet' : 'UCS-2'}: <b>{parts}</b>{' '}
        {parts === 1 ? `message (up to ${one})` : `messages of up to ${more} each`}.
      </p>
      {forcing.length > 0 && (
        <p className="quiet">
          {forcing.map((character) => (
            <code key={character}>{character} </code>
          ))}
          {forcing.length === 1 ? 'is' : 'are'} not in the GSM alphabet: without{' '}
          {forcing.length === 1 ? 'it' : 'them'} a message holds more than twice as much.
        </p>
      )}
    </>
  )
}
