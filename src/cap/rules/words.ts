import { eachInfo, type Finding, type Rule, when } from './rule.ts'

/** CAP 1.2 §3.2.2 speaks of 160 characters, the length of a text message. */
const longestHeadline = 160

export const wordRules: Rule[] = [
  {
    id: 'cap.language.tag',
    level: 'error',
    clause: 'CAP 1.2 §3.2.2 language; RFC 3066 §2.1',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          info.language !== null && !/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(info.language),
          `${path}/language`,
          `"${info.language}" is no language tag; write one such as en, fr-CA or ar.`,
        ),
      ),
  },
  {
    id: 'cap.words.headline-length',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.2 headline',
    check: ({ message }) =>
      eachInfo(message, ({ headline }, path) =>
        when(
          headline !== null && [...headline].length > longestHeadline,
          `${path}/headline`,
          `The headline has ${[...(headline ?? '')].length} characters; devices show about ${longestHeadline}.`,
        ),
      ),
  },
  {
    id: 'cap.words.html',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.2 description, instruction',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        (['headline', 'description', 'instruction', 'audience', 'contact'] as const).flatMap((name) =>
          when(
            markup.test(info[name] ?? ''),
            `${path}/${name}`,
            'Holds HTML, which receivers show as it stands; write plain text.',
          ),
        ),
      ),
  },
  {
    id: 'cap.words.web',
    level: 'error',
    clause: 'CAP 1.2 §3.2.2 web',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          info.web !== null && !isAbsolute(info.web),
          `${path}/web`,
          `"${info.web}" is not a full address; begin with https://.`,
        ),
      ),
  },
  {
    id: 'cap.info.missing',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.1 info',
    check: ({ message }) =>
      when(
        message.infos.length === 0 && (message.msgType === 'Alert' || message.msgType === 'Update'),
        '/alert',
        `The ${message.msgType} has no info: it says nothing about an event.`,
      ),
  },
  {
    id: 'cap.info.language-twice',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.2 language',
    check: ({ message }): Finding[] => {
      const languages = message.infos.map((info) => (info.language ?? 'en-US').toLowerCase())
      const broken = languages.findIndex(
        (one, at) => at > 0 && one !== languages[at - 1] && languages.indexOf(one) < at,
      )
      return when(
        broken >= 0,
        `/alert/info[${broken + 1}]/language`,
        `The infos in ${languages[broken]} are interrupted by another language; write each language as one sequence.`,
      )
    },
  },
]

const markup =
  /<\/?(a|b|i|u|p|br|hr|div|span|strong|em|font|table|tr|td|ul|ol|li|h[1-6]|img|script|iframe)(\s[^<>]*)?\/?>|&(nbsp|amp|lt|gt|quot|#\d+);/i

/** Whether a URI has a scheme and something behind it (RFC 3986 §4.3). */
export function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(uri) && URL.canParse(uri)
}
