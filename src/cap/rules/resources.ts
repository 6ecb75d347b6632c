import type { CapResource } from '../message.ts'
import { eachInfo, type Finding, type Rule, when } from './rule.ts'
import { isAbsolute } from './words.ts'

export const resourceRules: Rule[] = [
  {
    id: 'cap.resource.uri',
    level: 'error',
    clause: 'CAP 1.2 §3.2.3 uri',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        eachResource(info.resources, path, ({ uri, derefUri }, at) =>
          when(
            uri !== null && !isAbsolute(uri) && derefUri === null,
            `${at}/uri`,
            `"${uri}" is not a full address, and there is no derefUri that it could name.`,
          ),
        ),
      ),
  },
  {
    id: 'cap.resource.deref-base64',
    level: 'error',
    clause: 'CAP 1.2 §3.2.3 derefUri',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        eachResource(info.resources, path, ({ derefUri }, at) =>
          when(
            derefUri !== null && !isBase64(derefUri),
            `${at}/derefUri`,
            'The embedded content is not base64.',
          ),
        ),
      ),
  },
  {
    id: 'cap.resource.mime-type',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.3 mimeType; RFC 2046',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        eachResource(info.resources, path, ({ mimeType }, at) =>
          when(
            mimeType !== '' && !/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(mimeType),
            `${at}/mimeType`,
            `"${mimeType}" is no media type; write one such as image/png.`,
          ),
        ),
      ),
  },
  {
    id: 'cap.resource.digest',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.3 digest; FIPS 180-2',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        eachResource(info.resources, path, ({ digest }, at) =>
          when(
            digest !== null && !/^([0-9a-f]{40}|[A-Za-z0-9+/]{27}=)$/i.test(digest),
            `${at}/digest`,
            'The digest is no SHA-1; write its 40 hexadecimal digits.',
          ),
        ),
      ),
  },
]

type Check = (resource: CapResource, path: string) => Finding[]

function eachResource(resources: CapResource[], path: string, check: Check): Finding[] {
  return resources.flatMap((resource, at) => check(resource, `${path}/resource[${at + 1}]`))
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(text.replace(/\s+/g, ''))
}
