/** How sure a value is, as a bar, a word and a share; nothing where it was not measured. */
export function Sure({ share }: { share: number | null }) {
  if (share === null) return null
  const percent = Math.round(share * 100)
  return (
    <span className="sure" title={`Right in about ${percent} of 100 such cases`}>
      <meter min={0} max={100} value={percent} aria-hidden="true" />
      {word(share)} <span className="quiet">{percent} %</span>
    </span>
  )
}

function word(share: number) {
  return share >= 0.85 ? 'sure' : share >= 0.6 ? 'likely' : share >= 0.3 ? 'unsure' : 'doubtful'
}
