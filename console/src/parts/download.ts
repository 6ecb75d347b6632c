/** Hands the user a file that was fetched with a reason, which a link could not carry. */
export function download(name: string, content: unknown) {
  const isText = typeof content === 'string'
  const blob = new Blob([isText ? content : JSON.stringify(content, null, 2)], {
    type: isText ? 'text/csv' : 'application/json',
  })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
