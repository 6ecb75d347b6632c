import type { Claim, Condition, Forecast } from '../../../../src/alerts/alert.ts'
import { Tick } from '../../parts/field.tsx'
import { Rows } from './rows.tsx'
import { Line, Pick } from './small-controls.tsx'
import { audienceKinds, credibilities, likelihoods, reliabilities } from './words.ts'

/** Who said what, how far they are trusted, and whether it still stands. */
export function Claims() {
  const fresh: Claim = { text: '', speaker: '', reliability: 'F', credibility: '6', stands: true }
  return (
    <Rows<Claim> field="claims" one="claim" fresh={fresh} tidy={withoutReplacement}>
      {(claim, change, index, all) => (
        <>
          <div className="row">
            <Line label="Who says so" value={claim.speaker} onChange={(speaker) => change({ speaker })} />
            <Pick
              shown
              label="Source"
              value={claim.reliability}
              options={reliabilities}
              onChange={(reliability) => change({ reliability })}
            />
            <Pick
              shown
              label="Statement"
              value={claim.credibility}
              options={credibilities}
              onChange={(credibility) => change({ credibility })}
            />
          </div>
          <Line label="What they say" rows={2} value={claim.text} onChange={(text) => change({ text })} />
          <div className="row">
            <Tick
              label="Still stands"
              isOn={claim.stands ?? true}
              onChange={(stands) => change(stands ? { stands, replacedBy: undefined } : { stands })}
            />
            {claim.stands === false && all.length > 1 && (
              <Pick
                shown
                label="Replaced by"
                value={claim.replacedBy === undefined ? 'none' : String(claim.replacedBy)}
                options={[
                  ['none', 'nothing'],
                  ...all.flatMap((other, i): [string, string][] =>
                    i === index ? [] : [[String(i), `${i + 1}. ${other.text.slice(0, 50) || other.speaker}`]],
                  ),
                ]}
                onChange={(by) => change({ replacedBy: by === 'none' ? undefined : Number(by) })}
              />
            )}
          </div>
        </>
      )}
    </Rows>
  )
}

/** Claims name the one that replaced them by its place in the list. */
function withoutReplacement(claims: Claim[], removed: number): Claim[] {
  return claims.map((claim) => {
    if (claim.replacedBy === undefined) return claim
    if (claim.replacedBy === removed) return { ...claim, replacedBy: undefined }
    return claim.replacedBy > removed ? { ...claim, replacedBy: claim.replacedBy - 1 } : claim
  })
}

/** What may come, how likely, until when. */
export function Forecasts() {
  return (
    <Rows<Forecast> field="forecasts" one="forecast" fresh={{ text: '', likelihood: 'likely' }}>
      {(forecast, change) => (
        <>
          <Line label="What may come" rows={2} value={forecast.text} onChange={(text) => change({ text })} />
          <div className="row">
            <Pick
              shown
              label="How likely"
              value={forecast.likelihood}
              options={likelihoods}
              onChange={(likelihood) => change({ likelihood })}
            />
            <Line
              label="Within"
              value={forecast.horizon}
              placeholder="the coming days"
              list={['the coming hours', 'the coming days', 'the near term', 'the coming weeks']}
              onChange={(horizon) => change({ horizon: horizon || undefined })}
            />
          </div>
        </>
      )}
    </Rows>
  )
}

/** Words for some of the audience; narrowing who is told is a choice of its own, whose price is shown beside the map. */
export function Conditions() {
  return (
    <Rows<Condition> field="conditions" one="condition" fresh={{ narrow: false }}>
      {(condition, change) => (
        <>
          <div className="row">
            <Line
              label="Nationality (codes, as US, DE)"
              value={condition.nationality?.join(', ')}
              onChange={(text) => change({ nationality: words(text)?.map((one) => one.toUpperCase()) })}
            />
            <Line
              label="Affiliation"
              value={condition.affiliation?.join(', ')}
              onChange={(text) => change({ affiliation: words(text) })}
            />
            <Line
              label="Tags"
              value={condition.tags?.join(', ')}
              onChange={(text) => change({ tags: words(text) })}
            />
            <Line
              label="Roles"
              value={condition.roles?.join(', ')}
              onChange={(text) => change({ roles: words(text) })}
            />
            <Pick
              label="Kind of person"
              value={condition.kinds?.[0] ?? ''}
              options={audienceKinds}
              onChange={(kind) => change({ kinds: kind ? [kind] : undefined })}
            />
          </div>
          <Line
            label="Extra words for them"
            rows={2}
            value={condition.wording}
            onChange={(wording) => change({ wording: wording || undefined })}
          />
          <Tick
            label="Tell only these people"
            hint="Everybody else in the area is left out. How many stands beside the map."
            isOn={condition.narrow ?? false}
            onChange={(narrow) => change({ narrow })}
          />
        </>
      )}
    </Rows>
  )
}

/** A comma that was just typed stays, as an empty last word, so that one can go on typing. */
function words(text: string): string[] | undefined {
  const all = text.split(',').map((one, i) => (i === 0 ? one.trimStart() : one.replace(/^\s+/, '')))
  return text.trim() === '' ? undefined : all
}
