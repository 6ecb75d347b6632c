import type pg from 'pg'

/** Every table but the list of migrations, quoted, each behind those its foreign keys lead to. */
export async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name,
           coalesce(array_agg(distinct f.relname) filter (where f.relname <> c.relname), '{}')::text[] as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
    left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname order by c.relname`)
  const needs = new Map(rows.map((row) => [row.name, row.needs]))
  const ordered = new Set<string>()
  const place = (name: string) => {
    if (ordered.has(name)) return
    for (const needed of needs.get(name) ?? []) place(needed)
    ordered.add(name)
  }
  for (const name of needs.keys()) place(name)
  return [...ordered].map((name) => `"${name}"`)
}
