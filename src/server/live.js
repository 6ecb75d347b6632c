// Keeps #live fresh: asks for the page again every five seconds and puts the new part in, unless somebody is typing there.
const every = 5000
setInterval(async () => {
  const live = document.getElementById('live')
  if (document.hidden || live.contains(document.activeElement)) return
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live')
    if (fresh && !live.contains(document.activeElement)) live.replaceWith(fresh)
    document.getElementById('stale').hidden = true
  } catch {
    document.getElementById('stale').hidden = false
  }
}, every)
