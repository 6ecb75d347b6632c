import { html } from 'hono/html'
import { allCountries, countryName } from '../geography/countries.ts'
import { categories, categoryKind } from '../vocabulary/category.ts'
import { severities, severityLevel } from '../vocabulary/severity.ts'

type Query = Record<string, string>
type Option = [value: string, text: string]

/** The three filters of the home page; `countries` are those with alerts. */
export function shortFilter(query: Query, countries: string[]) {
  const named = countries.map((code): Option => [code, countryName(code)])
  named.sort((a, b) => a[1].localeCompare(b[1]))
  return html`<form class="filter" action="/" role="search" aria-label="Filter alerts">${choice(query, 'country', 'Country', named)}${byKind(query)}<button>Show</button></form>`
}

/** The archive's: words, dates and any country besides. */
export function fullFilter(query: Query, path: string) {
  return html`<form class="filter" action="${path}" role="search" aria-label="Search alerts">
<label class="wide">Words<input type="search" name="q" value="${query.q ?? ''}" maxlength="200"></label>
<label>Country<input name="country" list="countries" value="${nameOf(query.country)}" autocomplete="off"></label><datalist id="countries">${allCountries().map((code) => html`<option value="${countryName(code)}">`)}</datalist>${byKind(query)}
<label>From<input type="date" name="from" value="${query.from ?? ''}"></label><label>To<input type="date" name="to" value="${query.to ?? ''}"></label><button>Search</button></form>`
}

function byKind(query: Query) {
  const kinds = categories.map((category): Option => [category, categoryKind[category].label])
  const levels = severities.map((severity): Option => [severity, severityLevel[severity].word])
  return html`${choice(query, 'category', 'Category', kinds)}${choice(query, 'severity', 'Level', levels)}`
}

function choice(query: Query, name: string, label: string, options: Option[]) {
  const option = ([value, text]: Option) =>
    query[name] === value
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  return html`<label>${label}<select name="${name}"><option value="">All</option>${options.map(option)}</select></label>`
}

function nameOf(country = '') {
  return /^[A-Z]{2}$/.test(country) ? countryName(country) : country
}
