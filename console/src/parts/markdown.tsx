import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'

/** The Markdown of an alert, built from its tokens: raw HTML and pictures stay the text they are, links go to the web or mail only. */
export function Markdown({ text }: { text: string }) {
  return <div className="prose">{blocks(lexer(text, { gfm: true }))}</div>
}

function blocks(tokens: Token[]): ReactNode {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity and are never moved; their order is their key
    <Fragment key={`${index} ${token.type}`}>{block(token)}</Fragment>
  ))
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
      return null
    case 'heading':
      return <h3>{inline(token.tokens)}</h3>
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [])}</blockquote>
    case 'hr':
      return <hr />
    case 'list':
      return list(token as Tokens.List)
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : plain(token.text)
    default:
      return <p>{token.raw}</p>
  }
}

function list({ ordered, items }: Tokens.List) {
  const lines = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity and are never moved; their order is their key
    <li key={`${index} ${item.raw}`}>{blocks(item.tokens)}</li>
  ))
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>
}

function inline(tokens: Token[] = []): ReactNode {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity and are never moved; their order is their key
    <Fragment key={`${index} ${token.type}`}>{run(token)}</Fragment>
  ))
}

function run(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens)}</strong>
    case 'em':
      return <em>{inline(token.tokens)}</em>
    case 'del':
      return <s>{inline(token.tokens)}</s>
    case 'codespan':
      return <code>{plain(token.text)}</code>
    case 'br':
      return <br />
    case 'link':
      return /^(https?:|mailto:)/i.test(token.href) ? (
        <a href={token.href} rel="noopener noreferrer" target="_blank">
          {inline(token.tokens)}
        </a>
      ) : (
        inline(token.tokens)
      )
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens ? inline(token.tokens) : plain(token.text)
    default:
      return token.raw
  }
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The lexer leaves entities of the source as they are. */
function plain(text: string) {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => signs[entity] ?? entity)
}
